import { type Kernel, KernelError } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';
import type { Log } from '../logging/logger.ts';
import type { OwnSettings } from './process-settings.ts';
import { Scheduler } from './scheduler.ts';

/** This process as the configuration has it: its name, its CPUs and its memory. */
export class OwnProcess {
  readonly #kernel: Kernel;
  readonly #log: Log;
  readonly #scheduler: Scheduler;
  #staysInMemory = false;

  constructor(kernel: Kernel, log: Log) {
    this.#kernel = kernel;
    this.#log = log;
    this.#scheduler = new Scheduler(kernel.process, log);
  }

  /**
   * When everything is set up, or set up anew: that takes longer than one may go on in real time.
   *
   * @param more changes of what belongs to this kind of process only
   */
  obey(settings: OwnSettings, more: readonly (() => void)[] = []): void {
    const { name, staysInMemory } = settings;
    this.#kernel.process.setName(name);
    for (const change of more) this.#attempt(change);
    this.#attempt(() => this.#keepInMemory(staysInMemory));
    this.#scheduler.apply(settings);
  }

  /** It got the CPU so late. */
  late(by: Micros): void {
    this.#scheduler.late(by);
  }

  /** What only this process knows of itself. */
  get facts(): { readonly 'real time': readonly string[] } {
    return { 'real time': this.#scheduler.realTimeText };
  }

  close(): void {
    this.#scheduler.close();
  }

  /** A sandbox may refuse even to unlock what was never locked. */
  #keepInMemory(wanted: boolean): void {
    if (wanted === this.#staysInMemory) return;
    this.#kernel.process.keepInMemory(wanted);
    this.#staysInMemory = wanted;
  }

  /** The process runs on without what it may not have, as keepalived does. */
  #attempt(change: () => void): void {
    try {
      change();
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#log.warning(error.message);
    }
  }
}
