import { type Kernel, KernelError, type Network } from '@kaconf/kernel';
import type { Micros } from '@kaconf/net';
import type { Log } from '../logging/logger.ts';
import type { ProcessSettings } from '../processes/process-settings.ts';
import { Scheduler } from '../processes/scheduler.ts';
import type { Trackers } from './tracking/trackers.ts';

export interface OwnProcessParts {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly trackers: Trackers;
  readonly log: Log;
}

/** This process as the configuration has it: its name, its CPUs, its memory, and what its sockets keep. */
export class OwnProcess {
  readonly #parts: OwnProcessParts;
  readonly #scheduler: Scheduler;

  constructor(parts: OwnProcessParts) {
    this.#parts = parts;
    this.#scheduler = new Scheduler(parts.kernel.process, parts.log);
  }

  /** When everything is set up, or set up anew: that takes longer than one may go on in real time. */
  obey(settings: ProcessSettings): void {
    const { kernel, network, trackers } = this.#parts;
    const { name, networkBuffers, processBuffer, staysInMemory } = settings;
    kernel.process.setName(name);
    this.#attempt(() => network.resizeBuffers(networkBuffers));
    this.#attempt(() => trackers.resizeBuffer(processBuffer));
    this.#attempt(() => kernel.process.keepInMemory(staysInMemory));
    this.#scheduler.apply(settings);
  }

  /** It got the CPU so late. */
  late(by: Micros): void {
    this.#scheduler.late(by);
  }

  close(): void {
    this.#scheduler.close();
  }

  /** The process runs on without what it may not have, as keepalived does. */
  #attempt(change: () => void): void {
    try {
      change();
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#parts.log.warning(error.message);
    }
  }
}
