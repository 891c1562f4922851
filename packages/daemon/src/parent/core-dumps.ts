import { readFileSync, writeFileSync } from 'node:fs';
import { KernelError, limitProgramCores, type ProcessCalls, type ResourceLimit } from '@kaconf/kernel';
import type { Log } from '../logging/logger.ts';
import type { Options } from '../options/options.ts';

const PATTERN = '/proc/sys/kernel/core_pattern';
const UNLIMITED: ResourceLimit = { soft: Number.POSITIVE_INFINITY, hard: Number.POSITIVE_INFINITY };

/** `-m` and `-M`: this process and those that it starts from here on leave a core file behind when they crash. */
export class CoreDumps {
  readonly #log: Log;
  /** What scripts have; absent when nothing has changed. */
  readonly limitBefore: ResourceLimit | undefined;
  readonly #patternBefore: string | undefined;

  constructor({ coreDumps, corePattern }: Options, calls: ProcessCalls, log: Log) {
    this.#log = log;
    this.#patternBefore = corePattern === undefined ? undefined : this.#exchange(corePattern);
    this.limitBefore = coreDumps ? this.#raise(calls) : undefined;
  }

  /** The pattern is the whole machine's. */
  restore(): void {
    if (this.#patternBefore !== undefined) this.#exchange(this.#patternBefore);
  }

  #raise(calls: ProcessCalls): ResourceLimit | undefined {
    try {
      const before = calls.resourceLimit('core');
      calls.setResourceLimit('core', UNLIMITED);
      limitProgramCores(before);
      return before;
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      this.#log.info(`Failed to set core file size - ${error.message}`);
      return undefined;
    }
  }

  /** @returns what it was */
  #exchange(pattern: string): string | undefined {
    try {
      const before = readFileSync(PATTERN, 'utf8').trimEnd();
      writeFileSync(PATTERN, pattern);
      return before;
    } catch (error) {
      this.#log.info(`Unable to read/write core_pattern - ${(error as Error).message}`);
      return undefined;
    }
  }
}
