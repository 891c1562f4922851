import type { Effect } from './effect.ts';
import type { State } from './state.ts';

/** The third is the state where a command that decides was refused: what came before it has happened. */
export type Step = readonly [State, readonly Effect[], State?];
