import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ProcessCalls } from '@kaconf/kernel';

/** A pid file that is ours while this process lives: locked, so that a second daemon notices. */
export interface PidFile {
  remove(): void;
}

const READABLE_BY_ALL = 0o644;

/**
 * Writes this process's pid.
 *
 * @returns undefined when another process holds the file
 * @throws Error with `code` when the file cannot be written
 */
export function createPidFile(path: string, calls: Pick<ProcessCalls, 'lockFile'>): PidFile | undefined {
  mkdirSync(dirname(path), { recursive: true });
  // Not truncated before it is locked: it may be another daemon's.
  const file = openSync(path, 'a+', READABLE_BY_ALL);
  if (!calls.lockFile(file)) {
    closeSync(file);
    return undefined;
  }
  ftruncateSync(file);
  writeSync(file, `${process.pid}\n`);
  return {
    remove() {
      rmSync(path, { force: true });
      closeSync(file);
    },
  };
}
