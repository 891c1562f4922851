import type { IpAddress } from '@kaconf/net';
import type { ServicesPlan, VirtualServerPlan } from '../plan/plan.ts';
import type { Command } from '../table/command.ts';
import { describeService } from '../table/describe.ts';
import { difference } from '../table/difference.ts';
import { table, tableOf } from './desired-table.ts';
import type { Verdict } from './event.ts';
import { type Former, keepService, removeService } from './migration.ts';
import { updateQuorum } from './quorum.ts';
import { sayWeight } from './server.ts';
import { beginServer, takeForGranted } from './start.ts';
import { newState, type ServiceState, type State } from './state.ts';
import type { Step } from './step.ts';
import { activateCheckers, countAddresses } from './suspension.ts';
import { Turn } from './turn.ts';
import { continueService, isUntouched } from './untouched.ts';
import { weightOf } from './weight.ts';

/** What is known of the new plan without a check. */
export interface Known {
  /** Of FILE_CHECK. */
  readonly verdicts: readonly Verdict[];
  /** Those of this machine, each as often as an interface has it. */
  readonly addresses: readonly IpAddress[];
}

/**
 * Goes on under another plan: what stays keeps its state, and its connections. All changes of the kernel's table come
 * first, in one piece; the rest is said and told in keepalived's order: farewell by the old plan, then welcome by the new.
 */
export function reload(before: ServicesPlan, after: ServicesPlan, state: State, known: Known): Step {
  const turn = new Turn(after, newState(after), true);
  for (const index of after.services.keys()) {
    turn.changeService(index, { present: true, addresses: countAddresses(turn, index, known.addresses) });
  }
  takeForGranted(turn, known.verdicts);
  const { kept, untouched } = partFrom(turn, before, state);
  for (const index of after.services.keys()) if (!untouched.has(index)) welcome(turn, index, kept.get(index));
  activateCheckers(turn);
  const commands = changes(before, state, turn, untouched);
  if (commands.length > 0) turn.effects.unshift({ type: 'ipvs', commands, decides: false });
  return [turn.state, turn.effects];
}

/** By positions in the new plan. */
interface Parting {
  readonly kept: ReadonlyMap<number, Former>;
  /** Those that go on as they were, with their positions in the old plan. */
  readonly untouched: ReadonlyMap<number, number>;
}

/** Those that are as they were need not be compared, unless they share a service with one that is not. */
function changes(before: ServicesPlan, state: State, turn: Turn, untouched: Parting['untouched']): Command[] {
  const desired = tableOf(...without(untouched, turn.plan, turn.state));
  const actual = tableOf(...without(new Set(untouched.values()), before, state));
  const names = new Set([...desired, ...actual].map(({ service }) => describeService(service.key)));
  const isShared = [...untouched.keys()].some((index) =>
    turn
      .servicePlan(index)
      .entries.some(({ services }) => services.some(({ key }) => names.has(describeService(key)))),
  );
  return isShared
    ? difference(table(turn.plan, turn.state), table(before, state))
    : difference(desired, actual);
}

function without(
  positions: Pick<ReadonlySet<number>, 'has'>,
  { services: plans }: ServicesPlan,
  { services: states }: State,
): [VirtualServerPlan[], ServiceState[]] {
  const others = [...plans.keys()].filter((index) => !positions.has(index));
  return [others.flatMap((index) => plans[index] ?? []), others.flatMap((index) => states[index] ?? [])];
}

/** What the virtual servers of the new plan were before, if they were. */
function partFrom(turn: Turn, before: ServicesPlan, state: State): Parting {
  const positions = new Map<string, number>();
  for (const [index, plan] of turn.plan.services.entries()) {
    if (!positions.has(identityOf(plan))) positions.set(identityOf(plan), index);
  }
  const kept = new Map<number, Former>();
  const untouched = new Map<number, number>();
  for (const [index, plan] of before.services.entries()) {
    const its = state.services[index];
    if (its === undefined) continue;
    const former = { plan, state: its };
    const position = positions.get(identityOf(plan));
    if (position === undefined) removeService(turn, former);
    else {
      const isStill = !kept.has(position) && isUntouched(turn.servicePlan(position), former);
      if (isStill) continueService(turn, position, former);
      else keepService(turn, position, former);
      if (isStill) untouched.set(position, index);
      else untouched.delete(position);
      kept.set(position, former);
    }
  }
  return { kept, untouched };
}

/** The same mark may be one of IPv4 and one of IPv6; a group stays one whatever its entries are. */
function identityOf({ name, group, entries: [first] }: VirtualServerPlan): string {
  const key = first?.services[0]?.key;
  return group === undefined && key?.type === 'fwmark' ? `${name} ${key.family}` : name;
}

function welcome(turn: Turn, service: number, former: Former | undefined): void {
  const { servers, group } = turn.servicePlan(service);
  for (const [server, plan] of servers.entries()) {
    const place = { service, server };
    const at =
      former?.plan.servers.findIndex((it) => it.address === plan.address && it.port === plan.port) ?? -1;
    const formerPlan = former?.plan.servers[at];
    const formerState = former?.state.servers[at];
    if (formerPlan && formerState) sayWeight(turn, place, weightOf(formerPlan, formerState));
    else beginServer(turn, place);
  }
  if (former && group !== undefined) sayNewEntries(turn, service, former);
  updateQuorum(turn, service, true);
}

function sayNewEntries(turn: Turn, service: number, { plan }: Former): void {
  const { entries, group } = turn.servicePlan(service);
  const known = new Set(plan.entries.map(({ name }) => name));
  for (const { name } of entries) {
    if (!known.has(name)) turn.say(`VS [${name}] added into group ${group}`);
  }
}
