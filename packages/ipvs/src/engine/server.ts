import { serverNotice } from './notify.ts';
import type { CheckerPlace, ServerPlace } from './place.ts';
import { updateQuorum } from './quorum.ts';
import type { State } from './state.ts';
import type { Turn } from './turn.ts';
import { weightOf } from './weight.ts';

/**
 * A real server comes or goes.
 * @param refused the state where the kernel refuses that
 */
export function changeAlive(turn: Turn, place: ServerPlace, alive: boolean, refused?: State): void {
  if (turn.server(place).alive === alive) return;
  const service = turn.servicePlan(place.service);
  const server = turn.serverPlan(place);
  turn.say(`${changeText(alive, server.inhibits, server.name)} VS ${service.name}`);
  turn.changeServer(place, { alive });
  turn.follow(place.service, refused);
  turn.effects.push(serverNotice(server, service, alive));
  updateQuorum(turn, place.service);
}

function changeText(alive: boolean, inhibits: boolean, name: string): string {
  if (inhibits) return `${alive ? 'Enabling' : 'Disabling'} service ${name} of`;
  return alive ? `Adding service ${name} to` : `Removing service ${name} from`;
}

/** What a checker adds to the weight is another now. @param quietly nobody is told */
export function weigh(turn: Turn, place: CheckerPlace, weight: number, quietly = false): void {
  const before = weightOf(turn.serverPlan(place), turn.server(place));
  turn.changeChecker(place, { weight });
  if (quietly) return;
  sayWeight(turn, place, before);
  const isOther = weightOf(turn.serverPlan(place), turn.server(place)) !== before;
  turn.follow(place.service);
  if (isOther) updateQuorum(turn, place.service);
}

export function sayWeight(turn: Turn, place: ServerPlace, before: number): void {
  const { name } = turn.serverPlan(place);
  const { alive } = turn.server(place);
  const after = weightOf(turn.serverPlan(place), turn.server(place));
  if (after === before) return;
  const service = turn.servicePlan(place.service).name;
  turn.say(
    `Changing weight from ${before} to ${after} for ${alive ? '' : 'in'}active service ${name} of VS ${service}`,
  );
}
