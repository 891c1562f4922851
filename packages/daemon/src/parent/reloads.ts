import { closeSync, fchmodSync, openSync, rmSync, truncateSync } from 'node:fs';
import type { Config } from '@kaconf/config';
import type { Kernel } from '@kaconf/kernel';
import { runConfigTest } from '../config-test/config-test.ts';
import type { Log } from '../logging/logger.ts';
import type { Options } from '../options/options.ts';
import { ReloadSchedule } from './reload-schedule.ts';

type Globals = Config['global_defs'];

const READABLE_BY_ALL = 0o644;

/** What a configuration says about the one that replaces it: whether that is tested first, who sees it read, and when. */
export class Reloads {
  readonly #options: Options;
  readonly #log: Log;
  readonly #schedule: ReloadSchedule;
  /** `reload_check_config` */
  #testLog: string | undefined;
  /** `reload_file` */
  #file: string | undefined;

  /** @param due it is time to reload */
  constructor(kernel: Pick<Kernel, 'watchFolders'>, options: Options, log: Log, due: () => void) {
    this.#options = options;
    this.#log = log;
    this.#schedule = new ReloadSchedule(kernel, log, due);
  }

  /**
   * From here on.
   *
   * @param ordinaryFile what `reload_file` is when nothing else is said of it
   */
  follow(globals: Globals, ordinaryFile: string): void {
    const { reload_check_config, reload_file, reload_time_file, reload_repeat } = globals;
    this.#testLog = reload_check_config;
    this.#file = reload_file && (reload_file.path ?? ordinaryFile);
    this.#removeFile();
    if (reload_time_file === undefined) this.#schedule.close();
    else this.#schedule.follow(reload_time_file, reload_repeat);
  }

  /** `reload_check_config`: whether it is tested first. */
  get areTested(): boolean {
    return this.#testLog !== undefined;
  }

  /** Whether the new configuration passes the test that it has to pass, which is stricter than what a start asks for. */
  passes(): boolean {
    const logFile = this.#testLog;
    if (logFile === undefined) return true;
    this.#log.detail('validate conf before Reload');
    empty(logFile);
    this.#makeFile();
    const status = runConfigTest({ ...this.#options, configTest: { logFile } });
    this.#removeFile();
    if (status !== 0) this.#log.info(`New config failed validation, see ${logFile} for details`);
    return status === 0;
  }

  /** Reads the new configuration, while its file tells that nobody is to change it. */
  async reading<T>(read: () => Promise<T>): Promise<T> {
    this.#makeFile();
    try {
      return await read();
    } finally {
      this.#removeFile();
    }
  }

  /** `2026-11-21 22:30:00 (date specified`: when the time has come that a file names; undefined without one. */
  get next(): string | undefined {
    return this.#schedule.next;
  }

  /** After a reload, whatever has become of it. */
  goOn(): void {
    this.#schedule.goOn();
  }

  close(): void {
    this.#schedule.close();
  }

  /** What is in it goes: that is how others see that the reading begins. */
  #makeFile(): void {
    if (this.#file === undefined) return;
    try {
      const file = openSync(this.#file, 'w');
      // Whatever the umask.
      fchmodSync(file, READABLE_BY_ALL);
      closeSync(file);
    } catch (error) {
      this.#log.info(`Failed to create reload file (${this.#file}) - ${(error as Error).message}`);
    }
  }

  #removeFile(): void {
    if (this.#file !== undefined) rmSync(this.#file, { force: true });
  }
}

function empty(logFile: string): void {
  try {
    truncateSync(logFile);
  } catch {
    // It is not there yet, or no file: the test says what is wrong with it.
  }
}
