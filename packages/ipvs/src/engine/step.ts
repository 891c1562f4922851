import type { ServicesPlan } from '../plan/plan.ts';
import { receiveVerdict } from './checked.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import { weigh } from './server.ts';
import { start } from './start.ts';
import type { State } from './state.ts';
import { stop } from './stop.ts';
import { activateCheckers, changeAddress } from './suspension.ts';
import { Turn } from './turn.ts';

/** The third is the state where a command that decides was refused: what came before it has happened. */
export type Step = readonly [State, readonly Effect[], State?];

export function step(plan: ServicesPlan, state: State, event: Event): Step {
  const turn = new Turn(plan, state, event.type === 'start');
  take(turn, event);
  return turn.refused ? [turn.state, turn.effects, turn.refused] : [turn.state, turn.effects];
}

function take(turn: Turn, event: Event): void {
  switch (event.type) {
    case 'start':
      start(turn, event.found, event.verdicts);
      break;
    case 'activate':
      activateCheckers(turn);
      break;
    case 'checked':
      receiveVerdict(turn, event);
      break;
    case 'weighed':
      weigh(turn, event.place, event.weight);
      break;
    case 'addressPresent':
      changeAddress(turn, event.address, true);
      break;
    case 'addressAbsent':
      changeAddress(turn, event.address, false);
      break;
    case 'stop':
      stop(turn);
      break;
  }
}
