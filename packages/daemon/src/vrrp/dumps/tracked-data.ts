import type { Tracked, Tracking } from '@kaconf/vrrp';
import { list } from './lines.ts';
import type { InstanceSubject } from './subject.ts';

/** What an instance says it tracks. It tracks the interfaces of its addresses, too, without a word. */
export function namedTracking({ plan, details }: InstanceSubject): Tracking {
  const named = new Set(details.namesInterfaces);
  return { ...plan, trackedInterfaces: plan.trackedInterfaces.filter(({ name }) => named.has(name)) };
}

/** @param processes how they are called: a group says it otherwise than an instance */
export function trackedText(tracking: Tracking, processes: 'process' | 'processes'): string[] {
  return [
    ...list('Tracked interfaces ', tracking.trackedInterfaces.map(weightText(' '))),
    ...list('Tracked scripts ', tracking.trackedScripts.map(weightText(' '))),
    ...list('Tracked files ', tracking.trackedFiles.map(weightText(', '))),
    ...list(`Tracked ${processes} `, tracking.trackedProcesses.map(weightText(', '))),
    ...list('Tracked BFDs ', tracking.trackedBfds.map(weightText(': '))),
  ];
}

function weightText(between: string): (tracked: Tracked) => string {
  return ({ name, weight, reverse }) => `${name}${between}weight ${weight}${reverse ? ' reverse' : ''}`;
}
