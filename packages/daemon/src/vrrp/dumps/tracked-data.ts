import type { Tracked, Tracking } from '@kaconf/vrrp';
import { list } from './lines.ts';

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
