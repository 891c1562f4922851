import { type Micros, plus, seconds } from '@kaconf/net';
import { earlier } from '../instance/instance.ts';
import type { RouterPlan } from '../plan/plan.ts';
import { info } from './effect.ts';
import type { InterfaceState } from './event.ts';
import type { Turn } from './turn.ts';

/** How often interfaces are asked that do not tell by themselves. */
const POLLING_INTERVAL = seconds(1);

/** What is known of links beyond their state. */
export interface LinkMemory {
  /** When links are asked again. */
  readonly pollAt: Micros | undefined;
  /** Of those with delays. */
  readonly delayed: Readonly<Record<string, DelayedLink>>;
}

/** `interface_up_down_delays`: a change counts when it has lasted. */
interface DelayedLink {
  /** One that has never been up is believed at once. */
  readonly seenUp: boolean;
  readonly change: { readonly up: boolean; readonly at: Micros } | undefined;
}

export const noLinks: LinkMemory = { pollAt: undefined, delayed: {} };

export function linkDeadline({ pollAt, delayed }: LinkMemory): Micros | undefined {
  let first = pollAt;
  for (const { change } of Object.values(delayed)) first = earlier(first, change?.at);
  return first;
}

/** From now on, where anything is to be asked. */
export function pollLinks(turn: Turn): void {
  const { polledLinks } = turn.plan;
  const { pollAt } = turn.links;
  const isWanted = polledLinks.length > 0;
  if (isWanted === (pollAt !== undefined) && (pollAt === undefined || pollAt > turn.now)) return;
  turn.links = { ...turn.links, pollAt: isWanted ? plus(turn.now, POLLING_INTERVAL) : undefined };
  if (isWanted) turn.effects.push({ type: 'pollLinks', links: polledLinks });
}

/** What an interface counts as, of which the kernel says this. */
export function believe(
  turn: Turn,
  name: string,
  told: InterfaceState | undefined,
): InterfaceState | undefined {
  const delay = delayOf(turn.plan, name);
  if (!delay) return told;
  const { seenUp = false, change } = turn.links.delayed[name] ?? {};
  const before = turn.interfaces[name]?.up ?? false;
  if (!told) {
    remember(turn, name, { seenUp: false, change: undefined });
    return told;
  }
  if (told.up === before) {
    remember(turn, name, { seenUp: seenUp || told.up, change: undefined });
    return told;
  }
  const wait = told.up ? delay.up : delay.down;
  if (!seenUp || wait === 0) {
    remember(turn, name, { seenUp: seenUp || told.up, change: undefined });
    return told;
  }
  if (!change) {
    const reported = `reported ${told.up ? 'up' : 'down'}`;
    turn.effects.push(info(`${name}: ${reported}, delayed by ${wait / 1_000_000} seconds`));
  }
  remember(turn, name, { seenUp, change: change ?? { up: told.up, at: plus(turn.now, wait) } });
  return { ...told, up: before };
}

/** Interfaces whose change has lasted, with what they are then. */
export function settledLinks(turn: Turn): readonly (readonly [string, InterfaceState])[] {
  return Object.entries(turn.links.delayed).flatMap(([name, { change }]) => {
    const state = turn.interfaces[name];
    if (!change || change.at > turn.now || !state) return [];
    remember(turn, name, { seenUp: true, change: undefined });
    return [[name, { ...state, up: change.up }] as const];
  });
}

function remember(turn: Turn, name: string, link: DelayedLink): void {
  turn.links = { ...turn.links, delayed: { ...turn.links.delayed, [name]: link } };
}

function delayOf({ linkDelays }: RouterPlan, name: string) {
  return linkDelays.find((one) => one.interface === name);
}
