import type { IpAddress } from '@kaconf/net';
import type { ServicesPlan, VirtualServerPlan } from '../plan/plan.ts';
import { difference } from '../table/difference.ts';
import { table } from './desired-table.ts';
import type { Verdict } from './event.ts';
import { type Former, keepService, removeService } from './migration.ts';
import { updateQuorum } from './quorum.ts';
import { sayWeight } from './server.ts';
import { beginServer, takeForGranted } from './start.ts';
import { newState, type State } from './state.ts';
import type { Step } from './step.ts';
import { activateCheckers, countAddresses } from './suspension.ts';
import { Turn } from './turn.ts';
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
  const kept = partFrom(turn, before, state);
  for (const index of after.services.keys()) welcome(turn, index, kept.get(index));
  activateCheckers(turn);
  const commands = difference(table(after, turn.state), table(before, state));
  if (commands.length > 0) turn.effects.unshift({ type: 'ipvs', commands, decides: false });
  return [turn.state, turn.effects];
}

/** What the virtual servers of the new plan were before, if they were. */
function partFrom(turn: Turn, before: ServicesPlan, state: State): Map<number, Former> {
  const positions = new Map<string, number>();
  for (const [index, plan] of turn.plan.services.entries()) {
    if (!positions.has(identityOf(plan))) positions.set(identityOf(plan), index);
  }
  const kept = new Map<number, Former>();
  for (const [index, plan] of before.services.entries()) {
    const its = state.services[index];
    if (its === undefined) continue;
    const former = { plan, state: its };
    const position = positions.get(identityOf(plan));
    if (position === undefined) removeService(turn, former);
    else {
      keepService(turn, position, former);
      kept.set(position, former);
    }
  }
  return kept;
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
