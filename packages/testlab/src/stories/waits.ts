import type { Millis } from '../clock.ts';
import { readProc } from '../process/processes.ts';

const EVERY: Millis = 100;

/** Follows how long processes are ready to run, and others do: a machine that is too busy to take times on. */
export class Waits implements Disposable {
  readonly #before = new Map<number, Millis>();
  readonly #timer: NodeJS.Timeout;
  #longest: Millis = 0;

  /** @param pids those that run now */
  constructor(pids: () => readonly number[]) {
    this.#timer = setInterval(() => {
      for (const pid of pids()) this.#look(pid);
    }, EVERY);
  }

  /** The most that one waited within a tenth of a second. */
  get longest(): Millis {
    return this.#longest;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(pid: number): void {
    const delay = runDelay(pid);
    this.#longest = Math.max(this.#longest, delay - (this.#before.get(pid) ?? delay));
    this.#before.set(pid, delay);
  }
}

/** The second field of /proc/PID/schedstat, which counts nanoseconds; nothing when the process is gone. */
function runDelay(pid: number): Millis {
  return Number(readProc(pid, 'schedstat').split(' ')[1] ?? 0) / 1e6;
}
