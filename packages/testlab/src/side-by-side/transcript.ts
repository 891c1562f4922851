import type { Millis } from '../clock.ts';
import type { Advert, Announcement, WireEvent } from '../observer/event.ts';
import { adverts } from '../observer/query.ts';
import { advertText, hex } from './frame-text.ts';
import { masked } from './masks.ts';
import type { HostRecord, Recording } from './record.ts';
import { isLook, stepText } from './scenario.ts';

/** Of the destination's first octet. */
const GROUP_BIT = 1;

interface Line {
  readonly time: Millis;
  readonly text: string;
}

/** `(VI_1) Entering MASTER STATE`, `(VI_1) Entering FAULT STATE` */
const STATE = /^\((.+?)\) entering (\w+) state/i;

/** A recording as text: each step, and indented what followed it. Times are not in it, the order is. */
export function transcriptOf({ chapters, hosts, wire }: Recording, log: readonly RegExp[]): string {
  const streams = [
    ...hosts.flatMap((host) => [...statesOf(host), ...notificationsOf(host), logOf(host, log)]),
    ...advertsOf(wire),
  ];
  // Who only looks causes nothing.
  const acts = chapters.filter(({ step }) => !isLook(step)).map(({ from }) => from);
  return chapters
    .flatMap(({ step, from, found }) => {
      const until = acts.find((time) => time > from) ?? Number.POSITIVE_INFINITY;
      const within = ({ time }: Line) => acts.includes(from) && time >= from && time < until;
      const told = streams.flatMap((lines) => lines.filter(within)).map(({ text }) => text);
      const all = [...told, ...countedTexts(announcementsOf(wire).filter(within)), ...found];
      return [stepText(step), ...all.map((text) => `  ${text}`)];
    })
    .join('\n');
}

function statesOf({ name, log }: HostRecord): readonly (readonly Line[])[] {
  const all = log.flatMap(({ time, text }) => {
    const [, instance, state] = STATE.exec(text) ?? [];
    return state === undefined ? [] : [{ time, text: `${name} state ${instance} ${state}` }];
  });
  return bySubject(all);
}

function notificationsOf({ name, notifications }: HostRecord): readonly (readonly Line[])[] {
  return bySubject(notifications.map(({ time, text }) => ({ time, text: `${name} notify ${text}` })));
}

/** All but the state and the priority: which of two instances comes first may be a matter of luck. */
const SUBJECT = /^\w+ (?:state \S+|notify \w+ "[^"]*")/;

function bySubject(lines: readonly Line[]): readonly (readonly Line[])[] {
  const subjects = Map.groupBy(lines, ({ text }) => SUBJECT.exec(text)?.[0] ?? '');
  return [...subjects].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, about]) => about);
}

function logOf({ name, log }: HostRecord, patterns: readonly RegExp[]): readonly Line[] {
  return log
    .filter(({ text }) => patterns.some((pattern) => pattern.test(text)))
    .map(({ time, text }) => ({ time, text: `${name} log ${masked(text)}` }));
}

/** A row of the same adverts is one line, for each sender and virtual router; pauses show in the states. */
function advertsOf(wire: readonly WireEvent[]): readonly (readonly Line[])[] {
  const senders = Map.groupBy(
    adverts(wire),
    ({ sourceMac, source, destination, vrid }) => `${vrid} ${source} ${sourceMac} ${destination}`,
  );
  return [...senders].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, sent]) => rowsOf(sent));
}

function rowsOf(sent: readonly Advert[]): readonly Line[] {
  return sent.flatMap((advert, index) => {
    const [before, text] = [sent[index - 1], advertLine(advert)];
    return before && advertLine(before) === text ? [] : [{ time: advert.time, text }];
  });
}

function advertLine({ source, destination, priority, frame }: Advert): string {
  return `advert ${source} > ${destination} priority ${priority}: ${advertText(frame)}`;
}

function announcementsOf(wire: readonly WireEvent[]): readonly Line[] {
  return wire
    .filter((event): event is Announcement => event.type !== 'advert' && isForAll(event))
    .map((event) => ({ time: event.time, text: announcementText(event) }));
}

/** Whoever still has an address answers the announcement of it, if it is in time to. */
function isForAll({ frame }: Announcement): boolean {
  return ((frame[0] ?? 0) & GROUP_BIT) !== 0;
}

function announcementText({ type, address, sourceMac, frame }: Announcement): string {
  return `${type} ${address} from ${sourceMac}: ${hex(frame)}`;
}

/** How often each was said; their order is that of their text. */
function countedTexts(lines: readonly Line[]): readonly string[] {
  const counted = Map.groupBy(lines, ({ text }) => text);
  return [...counted].map(([text, { length }]) => `${text} ×${length}`).toSorted();
}
