import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import { broken, whole } from './input.ts';
import {
  type Checked,
  check,
  complaintOf,
  layoutComplaint,
  memoryComplaint,
  typingComplaint,
} from './trial.ts';

/** What the thread is told. */
export interface Task {
  readonly texts: readonly string[];
  /** Whether to break them; otherwise each is read as it is. */
  readonly breaks: boolean;
  /** The first seed or the first text, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** The one that it is at. */
  readonly progress: Int32Array;
}

/** Of one input. Time is that of the processor: the machine may have other things to do. */
export interface Outcome {
  readonly at: number;
  readonly milliseconds: number;
  readonly complaint: string | undefined;
}

/** To lay an input out, or to read it again, and see what it means then takes several times as long as to check it. */
const MORE_EVERY = 4;

/** What takes so long is timed again: neighbours in the processor's caches can make anything slow once. */
const SUSPICIOUS_MILLISECONDS = 800;

const { texts, breaks, from, to, progress } = workerData as Task;
for (let at = from; at < to; at++) {
  Atomics.store(progress, 0, at);
  const input = breaks ? broken(texts, at) : whole(texts[at] ?? '');
  let milliseconds = 0;
  const complaint = attempt(() => {
    const first = timed(() => check(input));
    milliseconds = first.milliseconds;
    if (milliseconds > SUSPICIOUS_MILLISECONDS) {
      milliseconds = Math.min(milliseconds, timed(() => check(input)).milliseconds);
    }
    const complaint = complaintOf(first.checked);
    if (breaks && at % MORE_EVERY !== 0) return complaint;
    return complaint ?? layoutComplaint(input) ?? memoryComplaint(input) ?? typingComplaint(input);
  });
  parentPort?.postMessage({ at, milliseconds, complaint } satisfies Outcome);
}

function timed(trial: () => Checked) {
  const start = process.threadCpuUsage();
  const checked = trial();
  const { user, system } = process.threadCpuUsage(start);
  return { checked, milliseconds: (user + system) / 1000 };
}

function attempt(trial: () => string | undefined): string | undefined {
  try {
    return trial();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
