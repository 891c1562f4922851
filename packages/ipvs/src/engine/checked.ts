import type { Checked } from './event.ts';
import { serverMail, serverNotice } from './notify.ts';
import type { CheckerPlace } from './place.ts';
import { changeAlive, weigh } from './server.ts';
import { failures } from './state.ts';
import type { Turn } from './turn.ts';

/** A checker has told something. */
export function receiveVerdict(turn: Turn, { place, up, weight, mail }: Checked): void {
  const wasAlive = turn.server(place).alive;
  if (up && weight !== undefined) weigh(turn, place, weight, isFileRecovery(turn, place));
  if (!up) weigh(turn, place, 0, true);
  take(turn, place, up);
  const { alive } = turn.server(place);
  const server = turn.serverPlan(place);
  if (mail === undefined || !server.mails || (alive === wasAlive && !turn.plan.mailsCheckers)) return;
  turn.effects.push(serverMail(server, turn.servicePlan(place.service), alive, mail));
}

/** What a file adds then is not told of by itself, since the real server is about to come up with it. */
function isFileRecovery(turn: Turn, place: CheckerPlace): boolean {
  return planOf(turn, place)?.kind === 'FILE_CHECK' && !turn.checker(place).up;
}

function planOf(turn: Turn, place: CheckerPlace) {
  return turn.serverPlan(place).checkers[place.checker];
}

/** The real server is alive while no checker is down. */
function take(turn: Turn, place: CheckerPlace, up: boolean): void {
  const { up: wasUp, hasRun } = turn.checker(place);
  turn.changeChecker(place, { hasRun: true });
  if (wasUp === up) {
    if (!hasRun) tellFirst(turn, place, up);
    return;
  }
  const others = failures(turn.server(place)) - (wasUp ? 0 : 1);
  const refused = turn.state;
  if (others === 0) changeAlive(turn, place, up, refused);
  turn.changeChecker(place, { up });
}

/** What was taken for granted is true. */
function tellFirst(turn: Turn, place: CheckerPlace, up: boolean): void {
  if (up && !planOf(turn, place)?.alpha) return;
  const service = turn.servicePlan(place.service);
  turn.effects.push(serverNotice(turn.serverPlan(place), service, turn.server(place).alive));
}
