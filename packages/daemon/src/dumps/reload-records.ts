import type { Log } from '../logging/logger.ts';
import { writeDump } from './write-dump.ts';

/** `config_save_dir`: how a process stood before and after each reload, for whoever looks into a series of them. */
export class ReloadRecords {
  readonly #process: 'vrrp' | 'check' | 'bfd';
  readonly #log: Log;
  #reloads = 0;
  #written: Promise<void> = Promise.resolve();

  constructor(process: 'vrrp' | 'check' | 'bfd', log: Log) {
    this.#process = process;
    this.#log = log;
  }

  /**
   * As of now.
   *
   * @param folder undefined: nobody wants to know
   * @param text what would be written on SIGUSR1
   */
  save(when: 'pre' | 'post', folder: string | undefined, text: () => string): void {
    if (folder === undefined) return;
    if (when === 'pre') this.#reloads++;
    const path = `${folder}/keepalived_${this.#process}.${process.pid}.${this.#reloads}.${when}`;
    const dump = { path, text: text(), mode: 0o666 };
    this.#written = this.#written.then(() => writeDump(dump, this.#log));
  }

  /** When everything is written. */
  async finish(): Promise<void> {
    await this.#written;
  }
}
