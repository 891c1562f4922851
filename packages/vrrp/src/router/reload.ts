import { familyOf, type Micros } from '@kaconf/net';
import { allAddresses, announce } from '../instance/announce.ts';
import type { Instance } from '../instance/instance.ts';
import { resign } from '../instance/master.ts';
import { lookup } from '../plan/lookup.ts';
import type { InstancePlan, RouterPlan, VirtualAddress } from '../plan/plan.ts';
import { type Script, startScript } from '../track/script.ts';
import { detail, type Effect } from './effect.ts';
import { reassess } from './reassess.ts';
import { initialInstance } from './router.ts';
import type { RouterState } from './state.ts';
import { closeTurn, member, openTurn, type Turn } from './turn.ts';

export interface Reloaded {
  readonly state: RouterState;
  /** The last words of the instances that go: to be performed under the old plan, before the rest. */
  readonly farewell: readonly Effect[];
  readonly effects: readonly Effect[];
}

/**
 * The same router under a new plan. An instance that stays the same virtual router keeps its role and the addresses it
 * keeps: nothing flaps. One that goes resigns; one that comes starts like after `start`.
 */
export function reload(before: RouterPlan, after: RouterPlan, state: RouterState, now: Micros): Reloaded {
  const carried: RouterState = {
    phase: state.phase,
    interfaces: state.interfaces,
    instances: after.instances.map((plan) => carryInstance(before, plan, state)),
    scripts: after.scripts.map(
      (plan) => carryScript(before, plan.name, after, state) ?? startScript(plan, now),
    ),
  };
  const turn = openTurn(after, carried, now);
  after.instances.forEach((plan, index) => {
    const old = predecessor(plan, before);
    if (old && turn.instances[index]?.role.type === 'master') turn.effects.push(...addressChanges(old, plan));
  });
  reassess(turn, ' (init)');
  const [reloaded, effects] = closeTurn(turn);
  return { state: reloaded, farewell: farewell(openTurn(before, state, now), after), effects };
}

function farewell(turn: Turn, after: RouterPlan): Effect[] {
  return turn.plan.instances.flatMap((plan, index) => {
    const { instance, situation } = member(turn, index);
    const leaves = situation && instance.role.type === 'master' && !successor(plan, after);
    return leaves ? resign(situation) : [];
  });
}

/** Other address family, version or place on the wire: another virtual router under the same name. */
function isSameRouter(one: InstancePlan, other: InstancePlan): boolean {
  return (
    one.name === other.name &&
    one.interface === other.interface &&
    one.family === other.family &&
    one.version === other.version &&
    one.virtualRouterId === other.virtualRouterId
  );
}

function predecessor(plan: InstancePlan, before: RouterPlan): InstancePlan | undefined {
  const old = before.instances[lookup(before).instance(plan.name) ?? -1];
  return old && isSameRouter(old, plan) ? old : undefined;
}

function successor(plan: InstancePlan, after: RouterPlan): InstancePlan | undefined {
  const fresh = after.instances[lookup(after).instance(plan.name) ?? -1];
  return fresh && isSameRouter(plan, fresh) ? fresh : undefined;
}

function carryInstance(before: RouterPlan, plan: InstancePlan, state: RouterState): Instance {
  const kept = predecessor(plan, before) && state.instances[lookup(before).instance(plan.name) ?? -1];
  return kept ?? initialInstance(plan);
}

/** What its runs have shown stays true while the script is the same. */
function carryScript(
  before: RouterPlan,
  name: string,
  after: RouterPlan,
  state: RouterState,
): Script | undefined {
  const index = lookup(before).script(name) ?? -1;
  const [old, fresh] = [before.scripts[index], after.scripts[lookup(after).script(name) ?? -1]];
  return JSON.stringify(old) === JSON.stringify(fresh) ? state.scripts[index] : undefined;
}

function addressChanges(old: InstancePlan, plan: InstancePlan): Effect[] {
  const [had, has] = [allAddresses(old), allAddresses(plan)];
  const gone = without(had, has);
  const come = without(has, had);
  const effects: Effect[] = [];
  if (gone.length > 0) {
    effects.push(detail(`(${plan.name}) removing VIPs.`));
    effects.push({ type: 'removeAddresses', instance: plan.name, addresses: gone });
  }
  if (come.length > 0) {
    effects.push(detail(`(${plan.name}) setting VIPs.`));
    effects.push({ type: 'addAddresses', instance: plan.name, addresses: come });
    effects.push(...announce(plan, plan.gratuitous.repeats, come));
  }
  return effects;
}

function without(some: readonly VirtualAddress[], others: readonly VirtualAddress[]): VirtualAddress[] {
  const keys = new Set(others.map(addressKey));
  return some.filter((address) => !keys.has(addressKey(address)));
}

/** What makes it another address to the kernel. */
function addressKey({ prefix, interface: name, label, scope }: VirtualAddress): string {
  return [familyOf(prefix.address), prefix.address, prefix.length, name, label, scope].join(' ');
}
