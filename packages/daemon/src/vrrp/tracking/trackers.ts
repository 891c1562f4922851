import type { Kernel, ReceiveBuffer } from '@kaconf/kernel';
import type { Event, Findings, RouterPlan } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import { TrackedFiles } from './tracked-files.ts';
import { TrackedProcesses } from './tracked-processes.ts';

/** What an instance can track beside scripts and interfaces. */
export class Trackers {
  readonly #files: TrackedFiles;
  readonly #processes: TrackedProcesses;

  constructor(kernel: Kernel, log: Log, deliver: (event: Event) => void) {
    this.#files = new TrackedFiles(kernel, log, (file, value) =>
      deliver({ type: 'fileChanged', file, value }),
    );
    this.#processes = new TrackedProcesses(kernel, log, (process, count, change) =>
      deliver({ type: 'processesChanged', process, count, change }),
    );
  }

  /** At the start, what is to be in a file is written. */
  begin(plan: RouterPlan): Findings {
    this.#files.initialise(plan.files);
    return this.match(plan);
  }

  match({ files, processes }: RouterPlan): Findings {
    return { files: this.#files.match(files), processes: this.#processes.match(processes) };
  }

  /** Of the socket that tells of processes. @throws KernelError */
  resizeBuffer(buffer: ReceiveBuffer | undefined): void {
    this.#processes.resizeBuffer(buffer);
  }

  close(): void {
    this.#files.close();
    this.#processes.close();
  }
}
