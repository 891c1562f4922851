import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { whole } from './input.ts';
import { layoutComplaint } from './trial.ts';
import type { Outcome, Task } from './worker.ts';

/**
 * `node packages/config/fuzz/fuzz.ts [--seed 1] [--count 200000] [--corpus DIR]`: lays every file of DIR out, and reads so
 * many broken ones: none may throw, take long or much memory, and none may mean something else when it is laid out.
 */

const FIXTURES = fileURLToPath(new URL('../../../fixtures/config', import.meta.url));
const LONGEST_MILLISECONDS = 1_000;
const MOST_MEBIBYTES = 512;
/** What is left of that for values: the rest is the engine itself. */
const HEAP_MEBIBYTES = 320;
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
const paths = files.map((name) => join(values.corpus, name)).filter((path) => statSync(path).isFile());
const texts = paths.map((path) => readFileSync(path, 'utf8'));
if (texts.length === 0) throw new Error(`no *.conf in ${values.corpus}`);

const first = Number(values.seed);
const count = Number(values.count);
const progress = new Int32Array(new SharedArrayBuffer(4));
let failures = 0;
let slowest: Outcome = { seed: first, milliseconds: 0, complaint: undefined };

layOut();
for (let from = first; from < first + count; ) from = await run(from, first + count);
const peak = process.resourceUsage().maxRSS / 1024;
if (peak > MOST_MEBIBYTES) fail('all of them', `${peak.toFixed(0)} MiB of memory`);
const took = `slowest ${slowest.milliseconds.toFixed(0)} ms (--seed ${slowest.seed})`;
console.log(`${count} inputs: ${failures} failures, ${took}, peak ${peak.toFixed(0)} MiB`);
process.exitCode = failures > 0 ? 1 : 0;

/** As they are. */
function layOut(): void {
  for (const [index, text] of texts.entries()) {
    const complaint = layoutComplaint(whole(text));
    if (complaint !== undefined) fail(files[index] ?? '', complaint);
  }
  console.log(`${texts.length} files laid out: ${failures} failures`);
}

/** Returns the seed to go on with: behind the last, or behind the one that the thread did not survive. */
function run(from: number, to: number): Promise<number> {
  Atomics.store(progress, 0, from);
  const workerData: Task = { texts, from, to, progress };
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MEBIBYTES };
  const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData, resourceLimits });
  const stopWatching = watch(() => {
    fail(`--seed ${progress[0]} --count 1`, `still at it after ${PATIENCE_MILLISECONDS / 1000} s`);
    void worker.terminate();
  });
  worker.on('message', note);
  worker.on('error', (error) => fail(`--seed ${progress[0]} --count 1`, String(error)));
  return new Promise((resolve) => {
    worker.on('exit', (code) => {
      stopWatching();
      resolve(code === 0 ? to : Atomics.load(progress, 0) + 1);
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

function note(outcome: Outcome): void {
  const { seed, milliseconds, complaint } = outcome;
  if (milliseconds > slowest.milliseconds) slowest = outcome;
  if (complaint !== undefined) fail(`--seed ${seed} --count 1`, complaint);
  if (milliseconds > LONGEST_MILLISECONDS)
    fail(`--seed ${seed} --count 1`, `took ${milliseconds.toFixed(0)} ms`);
}

function fail(what: string, complaint: string): void {
  failures++;
  console.error(`${what}: ${complaint}`);
}
