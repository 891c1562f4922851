import { parseTime, type TimedStep, VERBS, type World } from '@kaconf/simulate';
import { isSeq, type Node } from 'yaml';
import { unknown } from '../arguments.ts';
import { entries, Mistake, readYaml, scalar } from '../yaml-file.ts';
import { timedStep } from './told.ts';

export interface Story {
  readonly steps: readonly TimedStep[];
  readonly until: TimedStep['at'];
}

/** As it is written: it may leave to others how long it goes on. */
export interface StoryFile {
  readonly steps: readonly TimedStep[];
  /** `for`. */
  readonly until: TimedStep['at'] | undefined;
}

/** @returns what is wrong, `FILE:LINE: …`, when something is */
export function readStory(file: string, text: string, world: World): StoryFile | string {
  return readYaml(file, text, (contents) => storyIn(contents, world));
}

function storyIn(contents: Node | null, world: World): StoryFile {
  let steps: readonly TimedStep[] = [];
  let until: StoryFile['until'];
  for (const [key, value] of entries(contents, "a story has 'steps', and 'for' if you like")) {
    if (scalar(key) === 'for') until = duration(value);
    else if (scalar(key) === 'steps') steps = stepsIn(value, world);
    else throw new Mistake(unknown('key', scalar(key), ['for', 'steps']), key);
  }
  return { steps, until };
}

function stepsIn(value: Node | null, world: World): TimedStep[] {
  if (!isSeq(value)) throw new Mistake("'steps' is a list", value);
  return value.items.map((item) => stepIn(item as Node, world));
}

/** `{ at: 10s, kill: a }`. */
function stepIn(item: Node, world: World): TimedStep {
  const all = entries(item, "a step has 'at' and what happens: { at: 10s, kill: a }");
  const at = all.find(([key]) => scalar(key) === 'at')?.[1];
  const [act, ...others] = all.filter(([key]) => scalar(key) !== 'at');
  if (!at || !act || others.length > 0) throw new Mistake("a step has 'at' and one thing that happens", item);
  const [key, operand] = act;
  const verb = VERBS.find((one) => one === scalar(key));
  if (!verb) throw new Mistake(unknown('step', scalar(key), VERBS), key);
  const step = timedStep(verb, operand === null ? '' : scalar(operand), scalar(at), world);
  if (typeof step === 'string') throw new Mistake(step, item);
  return step;
}

function duration(value: Node | null): TimedStep['at'] {
  const time = parseTime(scalar(value));
  if (time === undefined) throw new Mistake(`'${scalar(value)}' is no time: 10s, 1m30s, 250ms`, value);
  return time;
}
