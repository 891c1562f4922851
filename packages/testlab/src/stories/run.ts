import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Millis } from '../clock.ts';
import { type Comparison, lateness } from './compare.ts';
import { Turns } from './turns.ts';

export interface Result {
  readonly comparison: Comparison;
  /** The most that a daemon was ready to run, and others did, within a tenth of a second. */
  readonly waited: Millis;
}

/** What a process says that plays a story. It has the first turn when it starts, and the last until it ends. */
export type FromStory =
  /** It wants a turn, now or when all others have been played, too. */
  | { readonly type: 'begin' | 'played' }
  | { readonly type: 'end' }
  | { readonly type: 'compared'; readonly result: Result };

const INSIDE = fileURLToPath(new URL('inside.ts', import.meta.url));

/**
 * Stories that came late are played again, so many times in all: on a busy machine that is nobody's fault. What came otherwise than
 * simulated is not, whatever the machine does.
 * @returns by name what came of it, with how often it was played
 */
export async function runPatiently(
  names: readonly string[],
  who: 'ours' | 'real',
  { bound, attempts }: { readonly bound: Millis; readonly attempts: number },
): Promise<ReadonlyMap<string, Result & { readonly attempts: number }>> {
  const all = new Map<string, Result & { readonly attempts: number }>();
  let left = names;
  for (let attempt = 1; attempt <= attempts && left.length > 0; attempt++) {
    const results = await runStories(left, who);
    for (const [name, result] of results) all.set(name, { ...result, attempts: attempt });
    left = left.filter((name) => isOnlyLate(results.get(name), bound));
  }
  return all;
}

function isOnlyLate(result: Result | undefined, bound: Millis): boolean {
  const { differences = [], pairs = [] } = result?.comparison ?? {};
  return differences.length === 0 && pairs.some((pair) => Math.abs(lateness(pair)) > bound);
}

/**
 * Plays stories with daemons, tells the simulator what was done and when, and holds the one against the other. All go on at the
 * same time, each in a process and on hosts of its own; what keeps the processor or the kernel busy is done by one after the other,
 * and what can be is done before the first daemon starts, or when the last story is over.
 * @returns by name what came of it, or why it could not be played
 */
async function runStories(
  names: readonly string[],
  who: 'ours' | 'real',
): Promise<ReadonlyMap<string, Result>> {
  const turns = new Turns();
  const plays = names.map((name) => new Play(name, who, turns));
  const allPlayed = Promise.all(plays.map(({ played }) => played));
  const results = await Promise.all(plays.map((one) => one.result(allPlayed)));
  return new Map(results.map((result, index) => [names[index] ?? '', result]));
}

class Play {
  readonly #name: string;
  readonly #who: string;
  readonly #turns: Turns;
  readonly #played = Promise.withResolvers<void>();

  constructor(name: string, who: string, turns: Turns) {
    this.#name = name;
    this.#who = who;
    this.#turns = turns;
  }

  /** Or it has ended before. */
  get played(): Promise<void> {
    return this.#played.promise;
  }

  async result(allPlayed: Promise<unknown>): Promise<Result> {
    let release = await this.#turns.next();
    const story = fork(INSIDE, [this.#name, this.#who]);
    let result: Result | undefined;
    const go = async () => {
      release = await this.#turns.next();
      story.send('go');
    };
    story.on('message', (message: FromStory) => {
      if (message.type === 'begin') void go();
      else if (message.type === 'end') release();
      else if (message.type === 'compared') result = message.result;
      else {
        this.#played.resolve();
        void allPlayed.then(go);
      }
    });
    const status = await endOf(story);
    this.#played.resolve();
    release();
    return result ?? notPlayed(`its process has ended with ${status}`);
  }
}

async function endOf(process: ChildProcess): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  process.on('error', (error) => resolve(`${error}`));
  process.on('exit', (status, signal) => resolve(`${signal ?? status}`));
  return promise;
}

function notPlayed(why: string): Result {
  return { comparison: { differences: [why], pairs: [] }, waited: 0 };
}
