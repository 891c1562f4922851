import {
  type Kernel,
  KernelError,
  type ProcessEvent,
  type ProcessMonitor,
  type ReceiveBuffer,
} from '@kaconf/kernel';
import type { CountChange, ProcessPlan } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { Shortage } from '../../processes/shortage.ts';
import { livingProcesses, showProcess } from './proc.ts';
import { runs } from './process-match.ts';

/** How long the kernel has to say that it tells. */
const ANSWER_MS = 100;
/** After too much has happened at once. */
const PAUSE_MS = 1000;

type Changed = (process: string, count: number, change: CountChange) => void;

/** Counts the processes that run tracked programs, told by the kernel of each that comes and goes. */
export class TrackedProcesses {
  readonly #kernel: Kernel;
  readonly #log: Log;
  readonly #shortage: Shortage;
  readonly #changed: Changed;
  #plans: readonly ProcessPlan[] = [];
  /** What each process runs, by the names of the plans. */
  #running = new Map<number, Set<string>>();
  #monitor: ProcessMonitor | undefined;
  #timer: NodeJS.Timeout | undefined;
  #buffer: ReceiveBuffer | undefined;

  constructor(kernel: Kernel, log: Log, shortage: Shortage, changed: Changed) {
    this.#kernel = kernel;
    this.#shortage = shortage;
    this.#log = log;
    this.#changed = changed;
  }

  /** From here on these. @returns how many processes run each of them now; none where nobody would tell when they end */
  match(plans: readonly ProcessPlan[]): Record<string, number> {
    this.#plans = plans;
    if (plans.length === 0) this.close();
    // Before anybody is looked at: nobody is missed in between.
    else this.#monitor ??= this.#listen();
    this.#lookAtAll();
    return Object.fromEntries(plans.map(({ name }) => [name, this.#count(name)]));
  }

  /** Of the socket that there is, and of those that there will be. @throws KernelError */
  resizeBuffer(buffer: ReceiveBuffer | undefined): void {
    this.#buffer = buffer;
    this.#monitor?.resizeBuffer(buffer);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#monitor?.close();
    this.#monitor = undefined;
  }

  #listen(): ProcessMonitor | undefined {
    try {
      const monitor = this.#kernel.monitorProcesses((event) => this.#happened(event));
      if (this.#buffer) monitor.resizeBuffer(this.#buffer);
      this.#timer = setTimeout(() => this.#unanswered(), ANSWER_MS);
      return monitor;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      if (!this.#shortage.explains(error)) this.#refused(error);
      return undefined;
    }
  }

  /** Once only: nobody would tell of an end, either. */
  #refused({ code, errno, reason, operation }: KernelError): void {
    if (code === 'EPROTONOSUPPORT') {
      this.#log.detail('track_process not available - is CONFIG_PROC_EVENTS enabled in kernel config?');
      return;
    }
    const what =
      operation === 'listen'
        ? 'Failed to set process event listen'
        : 'Failed to open process monitoring socket';
    this.#log.info(`${what} - errno ${errno} - ${reason}`);
  }

  /** Who looked at many processes may not have read yet what is there: an answer wins over the clock. */
  #unanswered(): void {
    this.#timer = setTimeout(() => this.#warn(), 0);
  }

  #warn(): void {
    this.#log.info('WARNING - the kernel does not support proc events - track_process will not work');
  }

  #happened(event: ProcessEvent): void {
    switch (event.type) {
      case 'listening':
        clearTimeout(this.#timer);
        this.#log.detail('proc_events has confirmed it is configured');
        break;
      case 'forked':
        this.#forked(event.parent, event.pid);
        break;
      case 'executed':
        this.#look(event.pid, this.#plans);
        break;
      case 'renamed':
        this.#look(
          event.pid,
          this.#plans.filter(({ fullCommand }) => !fullCommand),
        );
        break;
      case 'ended':
        this.#ended(event.pid);
        break;
      case 'lost':
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#startAnew(), PAUSE_MS);
        break;
      default:
        event satisfies never;
    }
  }

  #forked(parent: number, pid: number): void {
    const inherited = this.#running.get(parent);
    if (!inherited) return;
    this.#running.set(pid, new Set(inherited));
    for (const name of inherited) this.#tell(name, 'forked');
  }

  #ended(pid: number): void {
    const ran = this.#running.get(pid);
    if (!ran) return;
    this.#running.delete(pid);
    for (const name of ran) this.#tell(name, 'ended');
  }

  #look(pid: number, plans: readonly ProcessPlan[]): void {
    const shown = this.#shortage.attempt(() => showProcess(pid, this.#wantsCommandLine()));
    if (!shown) return;
    const running = this.#running.get(pid) ?? new Set();
    for (const plan of plans) {
      const does = runs(shown, plan);
      if (does === running.has(plan.name)) continue;
      if (does) running.add(plan.name);
      else running.delete(plan.name);
      note(this.#running, pid, running);
      this.#tell(plan.name, 'other');
    }
  }

  #startAnew(): void {
    this.#log.info('More processes came and went than could be followed: looking at all of them again');
    const before = new Map(this.#plans.map(({ name }) => [name, this.#count(name)]));
    this.#lookAtAll();
    for (const [name, count] of before) {
      const now = this.#count(name);
      if (now !== count) this.#tell(name, now > count ? 'forked' : 'ended');
    }
  }

  /** Where that is not possible now, what was known before holds on. */
  #lookAtAll(): void {
    if (this.#monitor) this.#running = this.#shortage.attempt(() => this.#found()) ?? this.#running;
    else this.#running.clear();
  }

  #found(): Map<number, Set<string>> {
    const found = new Map<number, Set<string>>();
    for (const pid of livingProcesses()) {
      const shown = showProcess(pid, this.#wantsCommandLine());
      const running = this.#plans.filter((plan) => shown && runs(shown, plan));
      note(found, pid, new Set(running.map(({ name }) => name)));
    }
    return found;
  }

  #wantsCommandLine(): boolean {
    return this.#plans.some(({ fullCommand }) => fullCommand);
  }

  #tell(name: string, change: CountChange): void {
    this.#changed(name, this.#count(name), change);
  }

  #count(name: string): number {
    let count = 0;
    for (const running of this.#running.values()) if (running.has(name)) count += 1;
    return count;
  }
}

function note(all: Map<number, Set<string>>, pid: number, running: Set<string>): void {
  if (running.size > 0) all.set(pid, running);
  else all.delete(pid);
}
