import type { CheckerPlan, RealServerPlan, VirtualServerPlan } from '../plan/plan.ts';
import { isInTable, leavingNotices, leavingText } from './farewell.ts';
import { quorumNotices } from './notify.ts';
import type { ServerPlace } from './place.ts';
import { isBelow } from './quorum.ts';
import { changeAlive } from './server.ts';
import type { CheckerState, ServerState, ServiceState } from './state.ts';
import type { Turn } from './turn.ts';
import { aliveWeight } from './weight.ts';

/** A virtual server as it was before the configuration was read again. */
export interface Former {
  readonly plan: VirtualServerPlan;
  readonly state: ServiceState;
}

interface FormerServer {
  readonly plan: RealServerPlan;
  readonly state: ServerState;
}

/** It is no longer configured. */
export function removeService(turn: Turn, former: Former): void {
  const { group, name } = former.plan;
  turn.say(
    group === undefined ? `Removing Virtual Server ${name}` : `Removing Virtual Server Group [${group}]`,
  );
  if (turn.plan.flushOnStop !== 'none') tellLostQuorum(turn, former, new Set());
  else
    tellLostQuorum(
      turn,
      former,
      new Set(formerServers(former).filter((it) => removeServer(turn, it, former))),
    );
}

/** It goes on, at `index`. */
export function keepService(turn: Turn, index: number, former: Former): void {
  const { group, sorry } = turn.servicePlan(index);
  const { quorumUp, sorryServes } = former.state;
  turn.changeService(index, {
    quorumUp,
    sorryServes: sorryServes && sorry !== undefined && isSorry(former, sorry),
  });
  if (group !== undefined) sayLostEntries(turn, index, former);
  const removed = new Set<FormerServer>();
  for (const server of formerServers(former)) {
    const at = turn.servicePlan(index).servers.findIndex((it) => isSame(it, server.plan));
    if (at === -1) {
      turn.say(`service ${server.plan.name} no longer exist`);
      if (removeServer(turn, server, former)) removed.add(server);
    } else keepServer(turn, { service: index, server: at }, server);
  }
  tellLostQuorum(turn, former, removed);
  changeSorryServer(turn, index, former);
}

function formerServers({ plan, state }: Former): FormerServer[] {
  return plan.servers.flatMap((server, index) => {
    const its = state.servers[index];
    return its ? [{ plan: server, state: its }] : [];
  });
}

type Place = Pick<RealServerPlan, 'address' | 'port'>;

function isSame(one: Place, other: Place): boolean {
  return one.address === other.address && one.port === other.port;
}

function isSorry({ plan: { sorry } }: Former, place: Place): boolean {
  return sorry !== undefined && isSame(sorry, place);
}

/** Whether it counted until now. */
function removeServer(turn: Turn, { plan, state }: FormerServer, service: Former): boolean {
  if (!isInTable(plan, state, service.state)) return false;
  turn.effects.push(leavingText('Removing', plan, service.plan, state));
  if (!state.alive) return false;
  turn.effects.push(...leavingNotices('Removing', plan, service.plan));
  return true;
}

/** By what the old plan says, without a word in the log. */
function tellLostQuorum(turn: Turn, { plan, state }: Former, removed: ReadonlySet<FormerServer>): void {
  const gone = new Set([...removed].map((it) => it.state));
  const servers = state.servers.map((it) => (gone.has(it) ? { ...it, alive: false } : it));
  const sum = aliveWeight(plan, { ...state, servers });
  const { quorum, hysteresis } = plan;
  const threshold = quorum - hysteresis;
  if (!state.quorumUp || !isBelow(sum, threshold)) return;
  turn.effects.push(
    ...quorumNotices(plan, false, `Lost quorum ${quorum}+${hysteresis}=${threshold} <= ${sum}`),
  );
}

function sayLostEntries(turn: Turn, index: number, { plan }: Former): void {
  const kept = new Set(turn.servicePlan(index).entries.map(({ name }) => name));
  for (const { name } of plan.entries) {
    const said = name.replace(/^FWM /, '');
    if (!kept.has(name)) turn.say(`VS [${said}] in group ${plan.group} no longer exists`);
  }
}

/** Its checkers know what they knew; without one that says something against it it is alive. */
function keepServer(turn: Turn, place: ServerPlace, former: FormerServer): void {
  const { checkers: plans, weight } = turn.serverPlan(place);
  const known = turn
    .server(place)
    .checkers.map((checker, index) =>
      keepChecker(checker, plans[index], former, former.plan.weight - weight),
    );
  const { alive } = former.state;
  const isInDoubt =
    known.some(({ hasRun, up }) => hasRun && !up) || !(alive || known.some((it) => it.hasRun));
  const checkers = known.map((checker, index) =>
    isInDoubt && !checker.hasRun && plans[index]?.alpha ? { ...checker, up: false } : checker,
  );
  turn.changeServer(place, { alive, checkers });
  changeAlive(
    turn,
    place,
    checkers.every(({ up }) => up),
  );
}

/**
 * One that has not run counts as up, alpha or not.
 * @param lighter by how much the weight in the configuration is less than it was: what the checker adds makes up for that
 */
function keepChecker(
  checker: CheckerState,
  plan: CheckerPlan | undefined,
  { plan: { checkers }, state }: FormerServer,
  lighter: number,
): CheckerState {
  if (plan?.kind === 'FILE_CHECK') return checker;
  const at = checkers.findIndex(({ identity }) => identity === plan?.identity);
  const former = state.checkers[at];
  if (!former?.hasRun) return { ...checker, up: true };
  const weight = former.weight === 0 ? 0 : former.weight + lighter;
  return { ...checker, up: former.up, hasRun: true, weight };
}

function changeSorryServer(turn: Turn, index: number, former: Former): void {
  const { sorry: old, name } = former.plan;
  const { sorry, name: newName } = turn.servicePlan(index);
  const served = former.state.sorryServes;
  if (old === undefined) return;
  const isKept = sorry !== undefined && isSame(sorry, old);
  if (isKept && (served || sorry.inhibits === old.inhibits)) return;
  if (!served && !old.inhibits) return;
  turn.say(`Removing sorry server ${old.name} from VS ${name}`);
  if (served && sorry === undefined) turn.say(`Adding alive servers to the pool for VS ${newName}`);
}
