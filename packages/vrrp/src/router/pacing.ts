import { familyOf, type Micros, micros, plus } from '@kaconf/net';
import type { PausePlan, RouterPlan, VirtualAddress } from '../plan/plan.ts';
import { type Announce, queueingText } from './effect.ts';
import type { Turn } from './turn.ts';

/**
 * Announcements that keep a pause between them. There is one lane for each `PausePlan` and address family, under the
 * name `laneOf` gives it.
 */
export interface Lane {
  /** The next one leaves no earlier. */
  readonly freeAt: Micros;
  /** Whoever has had its turn goes behind the others. */
  readonly waiting: readonly Waiting[];
}

export interface Waiting {
  readonly instance: string;
  readonly address: VirtualAddress;
  /** Announcements to come. */
  readonly left: number;
}

export type Lanes = Readonly<Record<string, Lane>>;

const EMPTY: Lane = { freeAt: micros(0), waiting: [] };

/** When something that waits may go; lanes without anybody do not matter. */
export function laneDeadline({ freeAt, waiting }: Lane): Micros | undefined {
  return waiting.length > 0 ? freeAt : undefined;
}

/**
 * Of what is announced only the first leaves at once where there is a pause, and what is given up does not leave at all.
 * @param from the first of the turn's effects that has not been looked at
 */
export function pace(turn: Turn, from = 0): void {
  if (turn.plan.pauses.length === 0) return;
  for (const effect of turn.effects.splice(from)) {
    if (effect.type === 'removeAddresses') forget(turn, new Set(effect.addresses));
    if (effect.type === 'announce' && !effect.waited) paceAnnouncement(turn, effect);
    else turn.effects.push(effect);
  }
}

/** One of each lane whose pause is over. */
export function tickLanes(turn: Turn): void {
  for (const [name, lane] of Object.entries(turn.lanes)) {
    const [next, ...others] = lane.waiting;
    const pause = next && laneOf(turn.plan, next.address)?.pause;
    if (!next || pause === undefined || lane.freeAt > turn.now) continue;
    const { instance, address, left } = next;
    turn.effects.push({ type: 'announce', instance, addresses: [address], repeats: 1, waited: true });
    const waiting = left > 1 ? [...others, { ...next, left: left - 1 }] : others;
    turn.lanes = { ...turn.lanes, [name]: { freeAt: plus(turn.now, pause), waiting } };
  }
}

function paceAnnouncement(turn: Turn, effect: Announce): void {
  const free = effect.addresses.filter((address) => laneOf(turn.plan, address) === undefined);
  if (free.length > 0) turn.effects.push({ ...effect, addresses: free });
  const repeated = effect.addresses.filter((address) => takesLane(turn, effect, address));
  for (const address of repeated) enqueue(turn, effect, address, effect.repeats - 1);
}

/** Whether the address was announced at once, and its repeats have to wait behind the others. */
function takesLane(turn: Turn, effect: Announce, address: VirtualAddress): boolean {
  const lane = laneOf(turn.plan, address);
  if (!lane) return false;
  const { freeAt, waiting } = turn.lanes[lane.name] ?? EMPTY;
  if (freeAt > turn.now || waiting.some((one) => one.address === address)) {
    turn.effects.push(queueingText(effect.instance, address));
    enqueue(turn, effect, address, effect.repeats);
    return false;
  }
  turn.effects.push({ ...effect, addresses: [address], repeats: 1 });
  turn.lanes = { ...turn.lanes, [lane.name]: { freeAt: plus(turn.now, lane.pause), waiting } };
  return effect.repeats > 1;
}

/** One that waits already waits for no more announcements than one burst has. */
function enqueue(turn: Turn, { instance }: Announce, address: VirtualAddress, left: number): void {
  const name = laneOf(turn.plan, address)?.name ?? '';
  const { freeAt, waiting } = turn.lanes[name] ?? EMPTY;
  const known = waiting.some((one) => one.address === address);
  const next = known
    ? waiting.map((one) => (one.address === address ? { ...one, left: Math.max(one.left, left) } : one))
    : [...waiting, { instance, address, left }];
  turn.lanes = { ...turn.lanes, [name]: { freeAt, waiting: next } };
}

function forget(turn: Turn, gone: ReadonlySet<VirtualAddress>): void {
  turn.lanes = Object.fromEntries(
    Object.entries(turn.lanes).map(([name, { freeAt, waiting }]) => [
      name,
      { freeAt, waiting: waiting.filter(({ address }) => !gone.has(address)) },
    ]),
  );
}

/** `undefined` where there is no pause. */
function laneOf({ pauses }: RouterPlan, { interface: name, prefix }: VirtualAddress) {
  const index = pauses.findIndex(({ interfaces }) => interfaces.includes(name));
  const family = familyOf(prefix.address);
  const pause = pauses[index] && pauseOf(pauses[index], family);
  return pause ? { name: `${index} ${family}`, pause } : undefined;
}

function pauseOf({ gratuitousArp, neighborAdvertisement }: PausePlan, family: 4 | 6): Micros {
  return family === 4 ? gratuitousArp : neighborAdvertisement;
}
