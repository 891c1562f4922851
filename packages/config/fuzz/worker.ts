import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { broken } from './input.ts';
import { checkComplaint, layoutComplaint } from './trial.ts';

/** What the thread is told. */
export interface Task {
  readonly texts: readonly string[];
  /** The first seed, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** The seed that it is at. */
  readonly progress: Int32Array;
}

/** Of one input. Time is that of the processor: the machine may have other things to do. */
export interface Outcome {
  readonly seed: number;
  readonly milliseconds: number;
  readonly complaint: string | undefined;
}

/** To lay an input out and see what it means then takes three times as long as to check it. */
const LAYOUT_EVERY = 4;

const { texts, from, to, progress } = workerData as Task;
for (let seed = from; seed < to; seed++) {
  Atomics.store(progress, 0, seed);
  const input = broken(texts, seed);
  const start = process.threadCpuUsage();
  const complaint = attempt(() => checkComplaint(input));
  const { user, system } = process.threadCpuUsage(start);
  const layout = seed % LAYOUT_EVERY === 0 ? attempt(() => layoutComplaint(input)) : undefined;
  parentPort?.postMessage({
    seed,
    milliseconds: (user + system) / 1000,
    complaint: complaint ?? layout,
  } satisfies Outcome);
}

function attempt(trial: () => string | undefined): string | undefined {
  try {
    return trial();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
