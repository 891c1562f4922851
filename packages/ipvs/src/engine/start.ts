import type { Command } from '../table/command.ts';
import { describeService } from '../table/describe.ts';
import { difference } from '../table/difference.ts';
import type { Table } from '../table/table.ts';
import { table } from './desired-table.ts';
import type { Verdict } from './event.ts';
import { serverNotice } from './notify.ts';
import type { ServerPlace } from './place.ts';
import { updateQuorum } from './quorum.ts';
import { failures } from './state.ts';
import type { Turn } from './turn.ts';

/** @param turn gathers its commands */
export function start(turn: Turn, found: Table, verdicts: readonly Verdict[]): void {
  takeForGranted(turn, verdicts);
  for (const [service, { servers }] of turn.plan.services.entries()) {
    turn.changeService(service, { present: true });
    for (const [server, { lost }] of servers.entries()) {
      turn.changeServer({ service, server }, { lost });
      beginServer(turn, { service, server });
    }
    updateQuorum(turn, service, true);
  }
  const commands = setUp(turn, found);
  if (commands.length > 0) turn.effects.unshift({ type: 'ipvs', commands, decides: false });
}

/** What is known without a check. */
export function takeForGranted(turn: Turn, verdicts: readonly Verdict[]): void {
  for (const { place, up, weight = 0 } of verdicts) {
    turn.changeChecker(place, { up, hasRun: true, weight: up ? weight : 0 });
  }
}

/** Services of others stay. */
function setUp(turn: Turn, found: Table): Command[] {
  const desired = table(turn.plan, turn.state);
  if (turn.plan.flushes) return [{ type: 'flush' }, ...difference(desired, [])];
  const own = new Set(desired.map(({ service }) => describeService(service.key)));
  return difference(
    desired,
    found.filter(({ service }) => own.has(describeService(service.key))),
  );
}

/** One that no checker says anything against is taken for alive. */
export function beginServer(turn: Turn, place: ServerPlace): void {
  const server = turn.server(place);
  if (server.alive || failures(server) > 0) return;
  turn.changeServer(place, { alive: true });
  if (!turn.plan.tellsInitial) return;
  turn.effects.push(serverNotice(turn.serverPlan(place), turn.servicePlan(place.service), true));
}
