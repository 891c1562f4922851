import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Millis } from '../clock.ts';
import { type Comparison, lateness } from './compare.ts';
import { Turns } from './turns.ts';

export interface Result {
  readonly comparison: Comparison;
  /** The most that a daemon was ready to run, and others did, within a tenth of a second. */
  readonly waited: Millis;
}

/** After so many attempts. */
export interface PlayedResult extends Result {
  readonly attempts: number;
}

/** What a process says that plays a story. */
export type FromStory =
  /** All is there but daemons. */
  | { readonly type: 'opened' }
  /** It waits for a turn to start daemons, and has done with it. */
  | { readonly type: 'begin' | 'end' }
  /** It waits for what is to be done when all have been played. */
  | { readonly type: 'played' }
  | { readonly type: 'compared'; readonly result: Result };

/** More of them keep each other from the processor: a daemon's start takes it for a second. */
const TOGETHER = 8;
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
): Promise<ReadonlyMap<string, PlayedResult>> {
  const all = new Map<string, PlayedResult>();
  let left = names;
  for (let attempt = 1; attempt <= attempts && left.length > 0; attempt++) {
    for (let from = 0; from < left.length; from += TOGETHER) {
      const results = await runStories(left.slice(from, from + TOGETHER), who);
      for (const [name, result] of results) all.set(name, { ...result, attempts: attempt });
    }
    left = left.filter((name) => isOnlyLate(all.get(name), bound));
  }
  return all;
}

function isOnlyLate(result: Result | undefined, bound: Millis): boolean {
  const { differences = [], pairs = [] } = result?.comparison ?? {};
  return differences.length === 0 && pairs.some((pair) => Math.abs(lateness(pair)) > bound);
}

/**
 * Plays stories with daemons, tells the simulator what was done and when, and holds the one against the other. They go on at the
 * same time, each in a process and on hosts of its own. What keeps the processor or the kernel busy is done before the first daemon
 * starts, or when the last story is over, and daemons are started one after the other.
 */
async function runStories(
  names: readonly string[],
  who: 'ours' | 'real',
): Promise<ReadonlyMap<string, Result>> {
  const [work, starts] = [new Turns(availableParallelism()), new Turns(1)];
  const plays = names.map((name) => new Play(name, who));
  const opened = Promise.all(plays.map((play) => play.opened));
  const played = Promise.all(plays.map((play) => play.played));
  const results = await Promise.all(plays.map((play) => play.run({ work, starts, opened, played })));
  return new Map(results.map((result, index) => [names[index] ?? '', result]));
}

/** What those that are played at the same time have in common. */
interface Company {
  readonly work: Turns;
  readonly starts: Turns;
  readonly opened: Promise<unknown>;
  readonly played: Promise<unknown>;
}

class Play {
  readonly #words: readonly string[];
  readonly #opened = Promise.withResolvers<void>();
  readonly #played = Promise.withResolvers<void>();

  constructor(...words: readonly [name: string, who: string]) {
    this.#words = words;
  }

  /** Or has ended before; this and the next. */
  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  get played(): Promise<void> {
    return this.#played.promise;
  }

  async run({ work, starts, opened, played }: Company): Promise<Result> {
    let release = await work.next();
    const story = fork(INSIDE, this.#words);
    let result: Result | undefined;
    const goOn = async (others: Promise<unknown>, turns: Turns) => {
      await others;
      release = await turns.next();
      story.send('go on');
    };
    const hear: Readonly<Record<Exclude<FromStory['type'], 'compared'>, () => unknown>> = {
      opened: () => {
        release();
        this.#opened.resolve();
      },
      begin: () => goOn(opened, starts),
      end: () => release(),
      played: () => {
        this.#played.resolve();
        return goOn(played, work);
      },
    };
    story.on('message', (message: FromStory) => {
      if (message.type === 'compared') result = message.result;
      else hear[message.type]();
    });
    const status = await endOf(story);
    this.#opened.resolve();
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
