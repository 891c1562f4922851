import type { Micros } from '@kaconf/net';
import type { Digests } from '../authentication/digests.ts';
import type { Instance } from '../instance/instance.ts';
import { completed } from '../instance/replay.ts';
import type { AdvertTurn, InstanceStep, Situation } from '../instance/situation.ts';
import type { InstancePlan, RouterPlan } from '../plan/plan.ts';
import type { Script } from '../track/script.ts';
import type { Effect } from './effect.ts';
import type { InterfaceState } from './event.ts';
import type { LinkMemory } from './links.ts';
import type { Lanes } from './pacing.ts';
import { sourceAddress } from './source-address.ts';
import type { RouterState } from './state.ts';

/** One step in the making: a private copy of the state and the effects so far. Nobody outside `step` sees it. */
export interface Turn {
  readonly plan: RouterPlan;
  now: Micros;
  readonly digests: Digests;
  delayedUntil: Micros | undefined;
  phase: RouterState['phase'];
  interfaces: Readonly<Record<string, InterfaceState>>;
  readonly instances: Instance[];
  readonly scripts: Script[];
  lanes: Lanes;
  files: RouterState['files'];
  processes: RouterState['processes'];
  bfds: RouterState['bfds'];
  links: LinkMemory;
  inMaintenance: boolean;
  unheard: readonly string[];
  readonly effects: Effect[];
}

/** What signs and checks adverts where none are signed. */
const withoutDigests: Digests = {
  hmacMd5: () => unavailable(),
  hmacSha256: () => unavailable(),
};

function unavailable(): never {
  throw new Error('adverts are signed, and no hash functions were handed in');
}

export function openTurn(
  plan: RouterPlan,
  state: RouterState,
  now: Micros,
  digests: Digests = withoutDigests,
): Turn {
  return {
    ...state,
    plan,
    now,
    digests,
    instances: [...state.instances],
    scripts: [...state.scripts],
    effects: [],
  };
}

/** Written out, as this is done for every packet. */
export function closeTurn(turn: Turn): readonly [RouterState, readonly Effect[]] {
  const state = {
    phase: turn.phase,
    delayedUntil: turn.delayedUntil,
    interfaces: turn.interfaces,
    instances: turn.instances,
    scripts: turn.scripts,
    lanes: turn.lanes,
    files: turn.files,
    processes: turn.processes,
    bfds: turn.bfds,
    links: turn.links,
    inMaintenance: turn.inMaintenance,
    unheard: turn.unheard,
  };
  return [state, turn.effects];
}

/** Instances that may advertise in one go. */
const GROUP = 64;

/** Adverts of hundreds in one burst would take milliseconds, now more, now less, and so jitter. A few keep their own time. */
function advertTurn({ instances }: RouterPlan, index: number): AdvertTurn | undefined {
  const parts = Math.ceil(instances.length / GROUP);
  return parts === 1 ? undefined : { part: Math.floor(index / GROUP), parts };
}

/** An instance with its plan and, when it can speak, its situation. */
export interface Member {
  readonly index: number;
  readonly plan: InstancePlan;
  readonly instance: Instance;
  readonly situation: Situation | undefined;
}

/** @throws RangeError for a position that the plan does not have: a bug of ours */
export function member(turn: Turn, index: number): Member {
  const plan = turn.plan.instances[index];
  const instance = turn.instances[index];
  if (!plan || !instance) throw new RangeError(`no instance at ${index}`);
  const source = sourceAddress(plan, turn.interfaces[plan.sourceInterface ?? '']);
  return {
    index,
    plan,
    instance,
    situation: source && { plan, source, now: turn.now, turn: advertTurn(turn.plan, index) },
  };
}

export function apply(turn: Turn, index: number, step: InstanceStep): void {
  const plan = turn.plan.instances[index];
  const [instance, effects] = plan ? completed(plan, step) : step;
  turn.instances[index] = instance;
  turn.effects.push(...effects);
}
