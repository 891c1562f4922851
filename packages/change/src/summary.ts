import type { ObjectChange } from './change.ts';
import { EFFECTS, type Effect } from './reload/consequence.ts';

/** How many of each, objects that come or go as one. */
export function countEffects(changes: readonly ObjectChange[]): Readonly<Record<Effect, number>> {
  const all = changes.flatMap(({ consequence, differences }) =>
    [consequence, ...differences.map((each) => each.consequence)].flatMap((one) => one?.effect ?? []),
  );
  const count = (effect: Effect) => all.filter((one) => one === effect).length;
  return {
    harmless: count('harmless'),
    applied: count('applied'),
    interrupts: count('interrupts'),
    restart: count('restart'),
  };
}

export function worstOf(changes: readonly ObjectChange[]): Effect {
  const counts = countEffects(changes);
  return EFFECTS.findLast((effect) => counts[effect] > 0) ?? 'harmless';
}
