import type { InstancePlan } from '../plan/plan.ts';
import { detail, type Effect } from '../router/effect.ts';
import { allAddresses } from './announce.ts';

/**
 * What a master has: its addresses, blocked before they are there where nobody is to get through to them, then the routes
 * that may need them, then the rules that lead to these.
 */
export function setVirtual(plan: InstancePlan): Effect[] {
  const { name: instance, virtualRoutes: routes, virtualRules: rules } = plan;
  const effects = [
    ...blocking(plan, 'blockAddresses', 'setting'),
    ...addressEffects(plan, 'addAddresses', 'setting'),
  ];
  if (routes.length > 0)
    effects.push(detail(`(${instance}) setting Virtual Routes`), { type: 'addRoutes', routes });
  if (rules.length > 0)
    effects.push(detail(`(${instance}) setting Virtual Rules`), { type: 'addRules', rules });
  return effects;
}

/** The other way round. */
export function removeVirtual(plan: InstancePlan): Effect[] {
  const { name: instance, virtualRoutes: routes, virtualRules: rules } = plan;
  const effects: Effect[] = [];
  if (rules.length > 0)
    effects.push(detail(`(${instance}) removing Virtual Rules`), { type: 'removeRules', rules });
  if (routes.length > 0)
    effects.push(detail(`(${instance}) removing Virtual Routes`), { type: 'removeRoutes', routes });
  return [
    ...effects,
    ...addressEffects(plan, 'removeAddresses', 'removing'),
    ...blocking(plan, 'unblockAddresses', 'removing'),
  ];
}

function blocking(plan: InstancePlan, type: 'blockAddresses' | 'unblockAddresses', verb: string): Effect[] {
  if (plan.accepts) return [];
  return [
    detail(`(${plan.name}) ${verb} firewall drop rule`),
    { type, instance: plan.name, addresses: allAddresses(plan) },
  ];
}

function addressEffects(
  plan: InstancePlan,
  type: 'addAddresses' | 'removeAddresses',
  verb: string,
): Effect[] {
  const effects: Effect[] = [];
  const lists = [
    [plan.virtualAddresses, 'VIPs'],
    [plan.excludedAddresses, 'E-VIPs'],
  ] as const;
  for (const [addresses, what] of lists) {
    if (addresses.length === 0) continue;
    effects.push(detail(`(${plan.name}) ${verb} ${what}.`), { type, instance: plan.name, addresses });
  }
  return effects;
}
