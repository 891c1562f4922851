import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Outcome, Task } from './worker.ts';

/**
 * `node packages/config/fuzz/fuzz.ts [--seed 1] [--count 200000] [--corpus DIR]`: reads every file of DIR, and so many broken
 * ones. None may throw, take long or much memory, and none may mean something else when it is laid out.
 */

const FIXTURES = fileURLToPath(new URL('../../../fixtures/config', import.meta.url));
const LONGEST_MILLISECONDS = 1_000;
const MOST_MEBIBYTES = 512;
/** What is left of that for values: the rest is the engine itself. */
const HEAP_MEBIBYTES = 350;
/** By the clock, for one input on a machine that has much to do. */
const PATIENCE_MILLISECONDS = 30_000;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200000' },
    corpus: { type: 'string', default: FIXTURES },
  },
});

const files = globSync('**/*.conf', { cwd: values.corpus }).sort();
const texts = files.map((file) => readFileSync(join(values.corpus, file), 'utf8'));
if (texts.length === 0) throw new Error(`no *.conf in ${values.corpus}`);

const progress = new Int32Array(new SharedArrayBuffer(4));
let failures = 0;
let slowest = { what: '', milliseconds: 0 };

await runAll(false, 0, texts.length);
console.log(`${texts.length} files: ${failures} failures`);
await runAll(true, Number(values.seed), Number(values.count));
const peak = process.resourceUsage().maxRSS / 1024;
if (peak > MOST_MEBIBYTES) fail('all of them', `${peak.toFixed(0)} MiB of memory`);
const took = `slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.what})`;
console.log(`${values.count} broken ones: ${failures} failures in all, ${took}, peak ${peak.toFixed(0)} MiB`);
process.exitCode = failures > 0 ? 1 : 0;

async function runAll(breaks: boolean, first: number, count: number): Promise<void> {
  const to = first + count;
  for (let from = first; from < to; ) from = await run({ texts, breaks, from, to, progress });
}

/** Returns where to go on: behind the last, or behind the one that the thread did not survive. */
function run(task: Task): Promise<number> {
  Atomics.store(progress, 0, task.from);
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MEBIBYTES };
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: task, resourceLimits });
  const lose = (complaint: string) => fail(nameOf(Atomics.load(progress, 0), task), complaint);
  const stopWatching = watch(() => {
    lose(`still at it after ${PATIENCE_MILLISECONDS / 1000} s`);
    void worker.terminate();
  });
  worker.on('message', (outcome: Outcome) => note(nameOf(outcome.at, task), outcome));
  worker.on('error', (error) => lose(String(error)));
  return new Promise((resolve) => {
    worker.on('exit', (code) => {
      stopWatching();
      resolve(code === 0 ? task.to : Atomics.load(progress, 0) + 1);
    });
  });
}

/** Calls for help when there is no progress. */
function watch(onStandstill: () => void): () => void {
  let at = Atomics.load(progress, 0);
  let since = performance.now();
  const timer = setInterval(() => {
    const now = Atomics.load(progress, 0);
    if (now !== at) since = performance.now();
    at = now;
    if (performance.now() - since > PATIENCE_MILLISECONDS) onStandstill();
  }, 1000);
  return () => clearInterval(timer);
}

/** What makes the input again. */
function nameOf(at: number, { breaks }: Task): string {
  return breaks ? `--seed ${at} --count 1` : (files[at] ?? '');
}

function note(what: string, { milliseconds, complaint }: Outcome): void {
  if (milliseconds > slowest.milliseconds) slowest = { what, milliseconds };
  if (complaint !== undefined) fail(what, complaint);
  if (milliseconds > LONGEST_MILLISECONDS) fail(what, `took ${milliseconds.toFixed(0)} ms`);
}

function fail(what: string, complaint: string): void {
  failures++;
  console.error(`${what}: ${complaint}`);
}
