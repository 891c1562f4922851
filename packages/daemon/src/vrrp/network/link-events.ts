import type { Micros } from '@kaconf/net';
import type { InterfaceState, RouterPlan, TimedEvent } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { LinkChange, Links } from './links.ts';
import { isOwn } from './watched-interfaces.ts';

/** What the engine is told of interfaces: as they are. */
export function interfaceEvents(links: Links, names: readonly string[], time: Micros): TimedEvent[] {
  return names.map((name) => interfaceEvent(name, links.state(name), time));
}

/**
 * Those that went, whatever came in their place, and those that are up again: their routes went. Of our own interfaces the
 * kernel tells late that they were not up at first.
 */
export function interruptions(
  plan: RouterPlan,
  links: Links,
  watched: readonly string[],
  { gone, down }: LinkChange,
  time: Micros,
): TimedEvent[] {
  return watched.flatMap((name) => {
    if (gone.has(name)) return [interfaceEvent(name, undefined, time)];
    const state = links.state(name);
    const isUpAgain = state?.up && down.has(name) && !isOwn(plan, name);
    return isUpAgain ? [interfaceEvent(name, { ...state, up: false }, time)] : [];
  });
}

export function tellOfRenamed(log: Log, { renamed }: LinkChange): void {
  for (const { from, to } of renamed) log.info(`Interface name has changed from ${from} to ${to}`);
}

export function tellOfGoneAndAdded(log: Log, watched: readonly string[], change: LinkChange): void {
  for (const name of change.gone) {
    log[watched.includes(name) ? 'info' : 'detail'](`Interface ${name} deleted`);
  }
  for (const name of [...change.added, ...change.renamed.map(({ to }) => to)]) {
    log.detail(`Interface ${name} added`);
  }
}

function interfaceEvent(name: string, state: InterfaceState | undefined, time: Micros): TimedEvent {
  return { event: { type: 'interface', name, state }, time };
}
