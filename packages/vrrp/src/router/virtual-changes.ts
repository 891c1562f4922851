import { formatPrefix } from '@kaconf/net';
import { allAddresses } from '../instance/announce.ts';
import { formatHostPrefix } from '../plan/address-text.ts';
import type { InstancePlan } from '../plan/plan.ts';
import { without } from '../plan/same.ts';
import { detail, type Effect, info } from './effect.ts';

/** What a master has and its new plan has not: rules, routes and addresses. */
export function virtualGone(before: InstancePlan, after: InstancePlan): Effect[] {
  return [...rulesGone(before, after), ...routesGone(before, after), ...addressesGone(before, after)];
}

function rulesGone(before: InstancePlan, after: InstancePlan): Effect[] {
  const rules = without(before.virtualRules, after.virtualRules);
  if (rules.length === 0) return [];
  const texts =
    after.virtualRules.length === 0
      ? [info('Removing a VirtualRule block')]
      : rules.map(({ from, to }) => {
          const ends = `${from ? formatHostPrefix(from) : 'all'}${to ? ` to ${formatHostPrefix(to)}` : ''}`;
          return detail(`ip rule from ${ends} removed`);
        });
  return [...texts, { type: 'removeRules', rules }];
}

function routesGone(before: InstancePlan, after: InstancePlan): Effect[] {
  const routes = without(before.virtualRoutes, after.virtualRoutes);
  if (routes.length === 0) return [];
  const texts =
    after.virtualRoutes.length === 0
      ? [detail('Removing a VirtualRoute block')]
      : routes.map(({ destination }) => detail(`Removing route ${formatHostPrefix(destination)}`));
  return [...texts, { type: 'removeRoutes', routes }];
}

function addressesGone(before: InstancePlan, after: InstancePlan): Effect[] {
  const addresses = without(allAddresses(before), allAddresses(after));
  if (addresses.length === 0) return [];
  const texts = addresses.map(({ prefix, interface: name }) =>
    info(`(${after.name}) ip address ${formatPrefix(prefix)} dev ${name}, no longer exist`),
  );
  const effects: Effect[] = [...texts, { type: 'removeAddresses', instance: after.name, addresses }];
  if (!before.accepts) effects.push({ type: 'unblockAddresses', instance: after.name, addresses });
  return effects;
}

/** What a master has not had yet. */
export function virtualCome(before: InstancePlan, after: InstancePlan): Effect[] {
  const addresses = without(allAddresses(after), allAddresses(before));
  const routes = without(after.virtualRoutes, before.virtualRoutes);
  const rules = without(after.virtualRules, before.virtualRules);
  const { name } = after;
  const effects: Effect[] = [];
  if (addresses.length > 0 && !after.accepts)
    effects.push({ type: 'blockAddresses', instance: name, addresses });
  if (addresses.length > 0)
    effects.push(detail(`(${name}) setting VIPs.`), { type: 'addAddresses', instance: name, addresses });
  if (routes.length > 0)
    effects.push(detail(`(${name}) setting Virtual Routes`), { type: 'addRoutes', routes });
  if (rules.length > 0) effects.push(detail(`(${name}) setting Virtual Rules`), { type: 'addRules', rules });
  return effects;
}
