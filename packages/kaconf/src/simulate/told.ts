import { nearest } from '@kaconf/diagnostics';
import { parseStep, parseTime, type TimedStep, VERBS, type Verb, type World } from '@kaconf/simulate';
import type { Arguments } from '../arguments.ts';

/** What the options say is to happen. */
export function stepsOf({ lists }: Arguments, world: World): readonly TimedStep[] | string {
  const steps: TimedStep[] = [];
  for (const verb of VERBS) {
    for (const value of lists.get(verb) ?? []) {
      const at = value.lastIndexOf('@');
      const step = timedStep(verb, value.slice(0, Math.max(at, 0)), value.slice(at + 1), world);
      if (typeof step === 'string') return `--${verb} ${value}: ${step}`;
      steps.push(step);
    }
  }
  return steps;
}

/** @returns what is wrong, in words, when something is */
export function timedStep(verb: Verb, operand: string, time: string, world: World): TimedStep | string {
  const at = parseTime(time);
  if (at === undefined) return `'${time}' is no time: 10s, 1m30s, 250ms`;
  const step = parseStep(verb, operand, world.nodes);
  if (!('complaint' in step)) return { at, step };
  const { complaint, word, known } = step;
  const guess = nearest(word, known);
  if (guess !== undefined) return `${complaint} '${word}', did you mean '${guess}'?`;
  const others = known.length > 0 ? `; there is ${known.join(', ')}` : '';
  return `${complaint} '${word}'${others}`;
}
