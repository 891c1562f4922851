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
    const { kernel, network, trackers, log } = this.#parts;
    kernel.process.setName(settings.name);
    try {
      network.resizeBuffers(settings.networkBuffers);
      trackers.resizeBuffer(settings.processBuffer);
      kernel.process.keepInMemory(settings.staysInMemory);
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      log.warning(error.message);
    }
    this.#scheduler.apply(settings);
  }

  /** It got the CPU so late. */
  late(by: Micros): void {
    this.#scheduler.late(by);
  }

  close(): void {
    this.#scheduler.close();
  }
}
