import type { IpPrefix } from '@kaconf/net';
import { allAddresses } from '../instance/announce.ts';
import { retreat } from '../instance/master.ts';
import { lookup } from '../plan/lookup.ts';
import type { InstancePlan, VirtualAddress } from '../plan/plan.ts';
import type { RouteKey } from '../plan/route.ts';
import type { VirtualRule } from '../plan/rule.ts';
import { isRoute, sameKey } from '../plan/same.ts';
import { detail, info } from './effect.ts';
import type { Event } from './event.ts';
import { restoreAddresses, restoreRoutes, restoreRules } from './statics.ts';
import { apply, member, type Turn } from './turn.ts';

export function addressLost(turn: Turn, loss: Lost<'addressLost'>): void {
  const { interface: name, prefix, takenAlong } = loss;
  const isIt = (one: VirtualAddress) => one.interface === name && isPrefix(one.prefix, prefix);
  if (takenAlong) putBack(turn, isIt);
  const owner = masterOf(turn, (plan) => allAddresses(plan).filter(isIt));
  if (owner !== undefined && !takenAlong) {
    turn.effects.push(detail(`Netlink reflector reports IP ${prefix.address} removed from ${name}`));
    retreatWithGroup(turn, owner, `somebody removed ${prefix.address} from ${name}`);
  }
  // With the interface it comes back, too.
  if (turn.interfaces[name]) restoreAddresses(turn, turn.plan.statics.addresses.filter(isIt));
}

/**
 * One that we have removed has taken it along, and routes from it, of which the kernel does not tell. Those that are still
 * there are not added a second time.
 */
function putBack(turn: Turn, isIt: (one: VirtualAddress) => boolean): void {
  for (const [index, plan] of turn.plan.instances.entries()) {
    const addresses = allAddresses(plan).filter(isIt);
    if (addresses.length === 0 || turn.instances[index]?.role.type !== 'master') continue;
    const { name: instance, virtualRoutes: routes } = plan;
    turn.effects.push({ type: 'addAddresses', instance, addresses });
    if (routes.length > 0) turn.effects.push({ type: 'addRoutes', routes });
  }
}

export function routeLost(turn: Turn, { route }: Lost<'routeLost'>): void {
  const isIt = (one: RouteKey) => isRoute(one, route);
  const owner = masterOf(turn, (plan) => plan.virtualRoutes.filter(isIt));
  if (owner !== undefined) retreatWithGroup(turn, owner, 'somebody removed a virtual route');
  else restoreRoutes(turn, turn.plan.statics.routes.filter(isIt).filter(isPossible));

  /** On an interface that is down it is not: it comes back when that is up. */
  function isPossible({ interface: name }: RouteKey): boolean {
    return name === undefined || turn.interfaces[name]?.up === true;
  }
}

export function ruleLost(turn: Turn, { rule }: Lost<'ruleLost'>): void {
  const key = ruleKey(rule);
  const isIt = (one: VirtualRule) => ruleKey(one) === key;
  const owner = masterOf(turn, (plan) => plan.virtualRules.filter(isIt));
  if (owner !== undefined) retreatWithGroup(turn, owner, 'somebody removed a virtual rule');
  else restoreRules(turn, turn.plan.statics.rules.filter(isIt));
}

/** Nobody can tell what is gone: what is still there is not added a second time. */
export function routingUncertain(turn: Turn): void {
  const masters = turn.plan.instances.filter((_, index) => turn.instances[index]?.role.type === 'master');
  const all = [
    turn.plan.statics,
    ...masters.map(({ virtualRoutes: routes, virtualRules: rules }) => ({ routes, rules })),
  ];
  const routes = all.flatMap((one) => one.routes);
  const rules = all.flatMap((one) => one.rules);
  turn.effects.push(info('Netlink: news of routes and rules was lost, setting all of them again'));
  if (routes.length > 0) turn.effects.push({ type: 'addRoutes', routes });
  if (rules.length > 0) turn.effects.push({ type: 'addRules', rules });
}

type Lost<T> = Extract<Event, { type: T }>;

/** The master that has it, and minds. */
function masterOf(
  turn: Turn,
  found: (plan: InstancePlan) => readonly { readonly noTrack?: boolean }[],
): number | undefined {
  const index = turn.plan.instances.findIndex(
    (plan, at) =>
      turn.instances[at]?.role.type === 'master' && found(plan).some(({ noTrack }) => noTrack !== true),
  );
  return index === -1 ? undefined : index;
}

/** Its sync group with it: none of them is master alone. */
function retreatWithGroup(turn: Turn, index: number, cause: string): void {
  const members = lookup(turn.plan).group(index)?.members ?? [];
  const others = members.map((name) => lookup(turn.plan).instance(name)).filter((one) => one !== index);
  for (const one of [index, ...others]) {
    if (one === undefined) continue;
    const { instance, situation } = member(turn, one);
    if (situation && instance.role.type === 'master') apply(turn, one, retreat(situation, instance, cause));
  }
}

function isPrefix(one: IpPrefix, other: IpPrefix): boolean {
  return one.address === other.address && one.length === other.length;
}

/** Whatever the order in which a rule says things. */
function ruleKey(rule: VirtualRule): string {
  return sameKey(Object.fromEntries(Object.entries(rule).toSorted(([a], [b]) => (a < b ? -1 : 1))));
}
