import type { Via } from '@kaconf/diagnostics';
import type { Origin } from '../1-source/origin.ts';

/** How many definitions in definitions are told apart. */
const DEEPEST = 16;

/** The origins of what definitions put in: however often a line is read, the same step from the same place has one. */
export class Origins {
  readonly #known = new WeakMap<Origin, Map<Via, Origin>>();

  /** The origin of what a definition puts in. One that refers to itself is named once. */
  through(origin: Origin, step: Via | undefined): Origin {
    if (step === undefined) return origin;
    const known = this.#known.get(origin) ?? new Map<Via, Origin>();
    this.#known.set(origin, known);
    const found = known.get(step) ?? beyond(origin, step);
    known.set(step, found);
    return found;
  }
}

function beyond(origin: Origin, step: Via): Origin {
  const { via: before = [] } = origin;
  if (before.length >= DEEPEST) return origin;
  if (before.some(({ type, name }) => type === step.type && name === step.name)) return origin;
  return { ...origin, via: [step, ...before] };
}
