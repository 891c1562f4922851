import type { Kernel, ReceiveBuffer } from '@kaconf/kernel';
import type { Event, Findings, RouterPlan } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { Shortage } from '../../processes/shortage.ts';
import { TrackedFiles } from '../../tracking/tracked-files.ts';
import { TrackedProcesses } from './tracked-processes.ts';

/** What an instance can track beside scripts and interfaces. */
export class Trackers {
  readonly #files: TrackedFiles;
  readonly #processes: TrackedProcesses;

  constructor(kernel: Kernel, log: Log, shortage: Shortage, deliver: (event: Event) => void) {
    this.#files = new TrackedFiles(kernel, log, shortage, (file, value) =>
      deliver({ type: 'fileChanged', file, value }),
    );
    this.#processes = new TrackedProcesses(kernel, log, shortage, (process, count, change) =>
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

  /** What could not be found out before; nothing else is news. */
  lookAgain(plan: RouterPlan): Event[] {
    const { files, processes } = this.match(plan);
    return [
      ...Object.entries(files).map(([file, value]) => ({ type: 'fileChanged', file, value }) as const),
      ...Object.entries(processes).map(
        ([process, count]) => ({ type: 'processesChanged', process, count, change: 'other' }) as const,
      ),
    ];
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
