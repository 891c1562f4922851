import { type Micros, micros } from '@kaconf/net';
import type { PausePlan } from '@kaconf/vrrp';
import { isOwn } from '../network/watched-interfaces.ts';
import type { Subject } from './subject.ts';
import { shortTimeText, sixDecimals } from './texts.ts';

/** Which interfaces share pauses between their announcements, and when the next one may leave. */
export function pausesText(subject: Subject): string[] {
  return subject.plan.pauses.flatMap((pause, index) => [
    '------< GARP delay group >------',
    ...pauseText('GARP', pause.gratuitousArp, nextAt(subject, index, 4)),
    ...pauseText('GNA', pause.neighborAdvertisement, nextAt(subject, index, 6)),
    ...(pause.gratuitousArp || pause.neighborAdvertisement ? [] : [' No configuration']),
    ' Interfaces',
    ...interfacesOf(pause, subject).map((name) => `  ${name}`),
  ]);
}

function pauseText(name: string, pause: Micros, next: Micros): string[] {
  if (pause === 0) return [];
  return [` ${name} interval = ${sixDecimals(pause)}`, ` ${name} next time ${shortTimeText(next)}`];
}

/** In the past when nothing has to wait; at the epoch when nothing ever left. */
function nextAt({ state, wallClock }: Subject, index: number, family: 4 | 6): Micros {
  const lane = state.lanes[`${index} ${family}`];
  return lane ? wallClock(lane.freeAt) : micros(0);
}

/** Those that are there, in their own order; what is on top of them keeps theirs. */
function interfacesOf({ interfaces }: PausePlan, { links, plan }: Subject): string[] {
  return links.all().flatMap(({ name }) => (interfaces.includes(name) && !isOwn(plan, name) ? [name] : []));
}

/** Of one interface. */
export function interfacePausesText(name: string, { plan }: Subject): string[] {
  const pause = isOwn(plan, name)
    ? undefined
    : plan.pauses.find(({ interfaces }) => interfaces.includes(name));
  const text = (what: string, time: Micros) =>
    time === 0 ? [] : [`   Gratuitous ${what} interval ${Math.floor(time / 1000)}ms`];
  return pause ? [...text('ARP', pause.gratuitousArp), ...text('NA', pause.neighborAdvertisement)] : [];
}
