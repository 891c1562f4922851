import { KernelError, type ProcessCalls } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';
import type { Log } from '../logging/logger.ts';
import { PRECEDENCE } from './precedence.ts';
import type { SchedulingSettings } from './process-settings.ts';

const LOWEST_REALTIME = 1;
/** For so long whoever has reached its limit does without real time. */
const STEP_BACK_MS = 1000;

/** When the kernel gives this process a CPU: as the configuration has it, and sooner when that turns out to be too late. */
export class Scheduler {
  readonly #calls: ProcessCalls;
  readonly #log: Log;
  readonly #allCpus: readonly number[];
  #settings: SchedulingSettings | undefined;
  /** The priority in real time, 0 for none. */
  #realtime = 0;
  #limit: { close(): void } | undefined;
  #return: NodeJS.Timeout | undefined;

  constructor(calls: ProcessCalls, log: Log) {
    this.#calls = calls;
    this.#log = log;
    this.#allCpus = calls.affinity();
  }

  /** At the start and at a reload. What has been raised stays so as far as that is still allowed. */
  apply(settings: SchedulingSettings): void {
    const before = this.#settings;
    this.#settings = settings;
    const { nice, cpus, realtimePriority = 0, maxAutoPriority, process } = settings;
    if (nice !== before?.nice) {
      this.#attempt('Unable to set process priority', () => this.#setNice(nice ?? PRECEDENCE));
    }
    if (String(cpus) !== String(before?.cpus)) {
      const complaint = `unable to set cpu affinity to ${process.toLowerCase()} process`;
      this.#attempt(complaint, () => this.#calls.setAffinity(cpus ?? this.#allCpus));
    }
    const raised = Math.min(this.#realtime, Math.max(maxAutoPriority, 0));
    this.#beRealtime(Math.max(realtimePriority, raised));
  }

  /** The process got the CPU so late. */
  late(by: Micros): void {
    const { maxAutoPriority = 0, minAutoPriorityDelay = Number.POSITIVE_INFINITY } = this.#settings ?? {};
    if (by <= minAutoPriorityDelay) return;
    this.#log.info(`A thread timer expired ${(by / 1e6).toFixed(6)} seconds ago`);
    if (this.#realtime >= maxAutoPriority) return;
    this.#beRealtime(Math.max(this.#realtime + 1, LOWEST_REALTIME));
    this.#log.info(`Set realtime priority ${this.#realtime}`);
  }

  /** What keepalived.data tells of it. */
  get realTimeText(): string[] {
    const { realtimeLimit } = this.#settings ?? {};
    if (this.#realtime === 0) return [];
    return [
      ` current realtime priority = ${this.#realtime}`,
      ...(realtimeLimit === undefined ? [] : [` current realtime time limit = ${realtimeLimit}`]),
    ];
  }

  close(): void {
    clearTimeout(this.#return);
    this.#limit?.close();
  }

  #setNice(nice: number): void {
    this.#calls.setNice(nice);
    this.#calls.setSessionNice(nice);
  }

  #beRealtime(priority: number): void {
    if (priority === 0 && this.#realtime === 0) return;
    this.#realtime = priority;
    clearTimeout(this.#return);
    this.#attempt('child process cannot set realtime rlimit', () => this.#setLimit());
    this.#attempt('child process: cannot raise priority', () =>
      this.#calls.setRealtimePriority(priority === 0 ? undefined : priority),
    );
  }

  /**
   * keepalived is warned at half the limit and killed at the whole. We step back when we are warned, and nobody loses an
   * address for it; the hard limit stays as it is.
   */
  #setLimit(): void {
    const { realtimeLimit = Number.POSITIVE_INFINITY } = this.#settings ?? {};
    this.#limit ??= this.#calls.onRealtimeLimit(() => this.#stepBack());
    const { hard } = this.#calls.resourceLimit('rttime');
    const soft = Math.min(Math.floor(realtimeLimit / 2), hard);
    this.#calls.setResourceLimit('rttime', { soft, hard });
  }

  /** The kernel has been told already. */
  #stepBack(): void {
    const { process = '' } = this.#settings ?? {};
    this.#log.info(
      `${process} process has used too much CPU time, ${process.toLowerCase()}_rlimit_rttime may need to be increased`,
    );
    clearTimeout(this.#return);
    this.#return = setTimeout(() => this.#beRealtime(this.#realtime), STEP_BACK_MS);
    this.#return.unref();
  }

  /** The process runs on without what it may not have, as keepalived does. */
  #attempt(complaint: string, change: () => void): void {
    try {
      change();
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#log.warning(`${complaint} - ${error.message}`);
    }
  }
}
