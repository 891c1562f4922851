import type { IpAddress, Micros } from '@kaconf/net';
import {
  deadline,
  type Effect,
  type Event,
  type RouterPlan,
  type RouterState,
  reload,
  step,
  waitingRouter,
} from '../../src/index.ts';

/** A machine of the simulated network. It does what the engine says at once, and remembers what it must not forget. */
export interface Host {
  readonly name: string;
  /** By interface. */
  readonly addresses: Readonly<Record<string, IpAddress>>;
  plan: RouterPlan;
  /** `undefined` while it is switched off. */
  state: RouterState | undefined;
  /** What waits in the sockets while it is not scheduled, with the times of its arrival. */
  queue: { event: Event; time: Micros }[] | undefined;
  linkUp: boolean;
  script: 'succeeds' | 'fails' | 'hangs';
  /** The virtual addresses that are set, with their interfaces. */
  readonly held: Set<string>;
  /** Looks at every step that it takes. */
  readonly witness: Witness;
}

/** @param time that of the event, which is earlier than now when it was queued */
export type Witness = (host: Host, before: RouterState, event: Event | 'reload', time: Micros) => void;

/** What the network has to do for the host. */
export type Outgoing = Extract<Effect, { type: 'advertise' | 'runScript' | 'killScript' }>;

export function start(host: Host, now: Micros): Outgoing[] {
  host.held.clear();
  host.queue = undefined;
  host.state = waitingRouter(host.plan, now);
  return [...interfaceEvents(host), { type: 'start' } as const].flatMap((event) => handle(host, event, now));
}

export function handle(host: Host, event: Event, now: Micros): Outgoing[] {
  if (!host.state) return [];
  if (host.queue) {
    host.queue.push({ event, time: now });
    return [];
  }
  const before = host.state;
  const [state, effects] = step(host.plan, before, event, now);
  host.state = state;
  const outgoing = perform(host, effects);
  host.witness(host, before, event, now);
  return outgoing;
}

/** The sockets are emptied before the timers are looked at. */
export function thaw(host: Host, now: Micros): Outgoing[] {
  const queue = host.queue ?? [];
  host.queue = undefined;
  return [...queue, { event: { type: 'timer' } as const, time: now }].flatMap(({ event, time }) =>
    handle(host, event, time),
  );
}

export function reconfigure(host: Host, plan: RouterPlan, now: Micros): Outgoing[] {
  if (host.queue || !host.state) return [];
  const before = host.state;
  const { state, farewell, effects } = reload(host.plan, plan, before, now);
  host.plan = plan;
  host.state = state;
  const outgoing = [...perform(host, farewell), ...perform(host, effects)];
  host.witness(host, before, 'reload', now);
  return outgoing;
}

export function switchOff(host: Host): void {
  host.state = undefined;
  host.queue = undefined;
  host.held.clear();
}

export function interfaceEvents(host: Host): Event[] {
  return Object.entries(host.addresses).map(([name, address]) => ({
    type: 'interface',
    name,
    state: { up: host.linkUp, addresses: [address] },
  }));
}

/** `undefined` for one that has nothing to wait for, or no way to notice. */
export function dueAt({ state, queue }: Host): Micros | undefined {
  return state && !queue ? deadline(state) : undefined;
}

function perform(host: Host, effects: readonly Effect[]): Outgoing[] {
  const outgoing: Outgoing[] = [];
  for (const effect of effects) {
    if (effect.type === 'advertise' || effect.type === 'runScript' || effect.type === 'killScript') {
      outgoing.push(effect);
    }
    if (effect.type !== 'addAddresses' && effect.type !== 'removeAddresses') continue;
    for (const { prefix, interface: name } of effect.addresses) {
      const key = `${prefix.address} ${name}`;
      if (effect.type === 'addAddresses') host.held.add(key);
      else host.held.delete(key);
    }
  }
  return outgoing;
}
