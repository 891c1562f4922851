import { parseTime, type TimedStep, VERBS, type World } from '@kaconf/simulate';
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { unknown } from '../arguments.ts';
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

/** What is wrong and on which line: thrown and caught in this file only. */
class Mistake extends Error {
  readonly node: Node | null | undefined;

  constructor(message: string, node: Node | null | undefined) {
    super(message);
    this.node = node;
  }
}

/** @returns what is wrong, `FILE:LINE: …`, when something is */
export function readStory(file: string, text: string, world: World): StoryFile | string {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error) return `${file}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`;
  try {
    return storyIn(document.contents, world);
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    return `${file}:${lineCounter.linePos(mistake.node?.range?.[0] ?? 0).line}: ${mistake.message}`;
  }
}

function storyIn(contents: Node | null, world: World): StoryFile {
  let steps: readonly TimedStep[] = [];
  let until: StoryFile['until'];
  for (const [key, value] of entries(contents, "a story has 'steps', and 'for' if you like")) {
    if (text(key) === 'for') until = duration(value);
    else if (text(key) === 'steps') steps = stepsIn(value, world);
    else throw new Mistake(unknown('key', text(key), ['for', 'steps']), key);
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
  const at = all.find(([key]) => text(key) === 'at')?.[1];
  const [act, ...others] = all.filter(([key]) => text(key) !== 'at');
  if (!at || !act || others.length > 0) throw new Mistake("a step has 'at' and one thing that happens", item);
  const [key, operand] = act;
  const verb = VERBS.find((one) => one === text(key));
  if (!verb) throw new Mistake(unknown('step', text(key), VERBS), key);
  const step = timedStep(verb, operand === null ? '' : text(operand), text(at), world);
  if (typeof step === 'string') throw new Mistake(step, item);
  return step;
}

function duration(value: Node | null): TimedStep['at'] {
  const time = parseTime(text(value));
  if (time === undefined) throw new Mistake(`'${text(value)}' is no time: 10s, 1m30s, 250ms`, value);
  return time;
}

function entries(node: Node | null, form: string): [key: Node, value: Node | null][] {
  if (!isMap(node)) throw new Mistake(form, node);
  return node.items.map((pair) => {
    const { key, value } = pair as Pair<Node, Node | null>;
    return [key, value];
  });
}

/** Of a scalar, as it is written; nothing for nothing. */
function text(node: Node | null): string {
  if (node === null) return '';
  if (!isScalar(node)) throw new Mistake('one word is expected here', node);
  return node.value === null ? '' : (node.source ?? String(node.value));
}
