import { formatAddress } from '../plan/address-text.ts';
import type { RouterPlan, StaticPlan, VirtualAddress } from '../plan/plan.ts';
import type { VirtualRoute } from '../plan/route.ts';
import { formatRoute } from '../plan/route-text.ts';
import type { VirtualRule } from '../plan/rule.ts';
import { formatRule } from '../plan/rule-text.ts';
import { without } from '../plan/same.ts';
import { type Effect, info } from './effect.ts';
import type { Turn } from './turn.ts';

/** A rule that an earlier run left behind would be in the way of the same; an address or a route is not. */
export function startStatics({ statics }: RouterPlan): Effect[] {
  const { rules } = statics;
  return [...(rules.length > 0 ? [{ type: 'removeRules', rules } as const] : []), ...addStatics(statics)];
}

export function endStatics({ statics }: Pick<RouterPlan, 'statics'>): Effect[] {
  const { addresses, routes, rules } = statics;
  const effects: Effect[] = [];
  if (rules.length > 0) effects.push({ type: 'removeRules', rules });
  if (routes.length > 0) effects.push({ type: 'removeRoutes', routes });
  if (addresses.length > 0) effects.push({ type: 'removeAddresses', addresses });
  return effects;
}

/** What the new plan does not have any more. */
export function staticsGone({ statics: before }: RouterPlan, { statics: after }: RouterPlan): Effect[] {
  return endStatics({ statics: difference(before, after) });
}

/** What the new plan has beside the old. */
export function staticsCome({ statics: before }: RouterPlan, { statics: after }: RouterPlan): Effect[] {
  return addStatics(difference(after, before));
}

function difference(one: StaticPlan, other: StaticPlan): StaticPlan {
  return {
    addresses: without(one.addresses, other.addresses),
    routes: without(one.routes, other.routes),
    rules: without(one.rules, other.rules),
  };
}

function addStatics({ addresses, routes, rules }: StaticPlan): Effect[] {
  const effects: Effect[] = [];
  if (addresses.length > 0) effects.push({ type: 'addAddresses', addresses });
  if (routes.length > 0) effects.push({ type: 'addRoutes', routes });
  if (rules.length > 0) effects.push({ type: 'addRules', rules });
  return effects;
}

/** The interface has come up: what the kernel has taken from it when it went down, or with the interface itself. */
export function restoreStatics(turn: Turn, interfaceName: string): void {
  const { addresses, routes } = turn.plan.statics;
  const isThere = (one: { readonly interface?: string }) => one.interface === interfaceName;
  restoreAddresses(turn, addresses.filter(isThere));
  restoreRoutes(turn, routes.filter(isThere));
}

/** Puts back those that somebody minds. */
export function restoreAddresses(turn: Turn, all: readonly VirtualAddress[]): void {
  for (const address of all.filter(isTracked)) {
    turn.effects.push({ type: 'addAddresses', addresses: [address] });
    turn.effects.push(info(`Restoring deleted static address ${formatAddress(address)} set`));
  }
}

export function restoreRoutes(turn: Turn, all: readonly VirtualRoute[]): void {
  for (const route of all.filter(isTracked)) {
    turn.effects.push({ type: 'addRoutes', routes: [route] });
    turn.effects.push(info(`Restoring deleted static route ${formatRoute(route)}`));
  }
}

export function restoreRules(turn: Turn, all: readonly VirtualRule[]): void {
  for (const rule of all.filter(isTracked)) {
    turn.effects.push({ type: 'addRules', rules: [rule] });
    turn.effects.push(info(`Restoring deleted static rule ${formatRule(rule)}`));
  }
}

function isTracked({ noTrack }: { readonly noTrack?: boolean }): boolean {
  return noTrack !== true;
}
