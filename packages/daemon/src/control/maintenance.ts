import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Log } from '../logging/logger.ts';

/**
 * Whether somebody works on this machine, and since when. A file below /run remembers it: who restarts the daemon does not want
 * the addresses back, who boots the machine has done what he wanted.
 */
export class Maintenance {
  readonly #file: string;
  readonly #log: Pick<Log, 'info'>;
  #since: Date | undefined;

  constructor(file: string, log: Pick<Log, 'info'>) {
    this.#file = file;
    this.#log = log;
    this.#since = remembered(file);
  }

  /** Undefined when nobody does. */
  get since(): Date | undefined {
    return this.#since;
  }

  /** @returns whether that is another than before */
  set(on: boolean): boolean {
    if (on === (this.#since !== undefined)) return false;
    this.#since = on ? new Date() : undefined;
    try {
      if (this.#since) writeFileSync(this.#file, `${this.#since.toISOString()}\n`);
      else rmSync(this.#file, { force: true });
    } catch (error) {
      this.#log.info(`A restart will not know of the maintenance: ${(error as Error).message}`);
    }
    return true;
  }
}

/** Whoever made an empty file wanted to begin so. */
function remembered(file: string): Date | undefined {
  try {
    const time = new Date(readFileSync(file, 'utf8').trim());
    return Number.isNaN(time.getTime()) ? new Date() : time;
  } catch {
    return undefined;
  }
}
