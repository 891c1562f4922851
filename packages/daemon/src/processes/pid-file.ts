import { closeSync, fchmodSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { KernelError, type ProcessCalls } from '@kaconf/kernel';
import type { Log } from '../logging/logger.ts';
import type { PidFiles } from '../options/pid-files.ts';
import { makeRuntimeFolder } from './runtime-folder.ts';

/** A pid file that is ours while this process lives: locked, so that a second daemon notices. */
export interface PidFile {
  remove(): void;
}

const READABLE_BY_ALL = 0o644;

/**
 * Writes this process's pid.
 *
 * @returns undefined when another process holds the file
 * @throws KernelError when the file cannot be written
 */
export function createPidFile(path: string, calls: Pick<ProcessCalls, 'lockFile'>): PidFile | undefined {
  const file = open(path);
  if (!calls.lockFile(file)) {
    closeSync(file);
    return undefined;
  }
  // Whatever the umask: init systems and monitors are to read it.
  fchmodSync(file, READABLE_BY_ALL);
  ftruncateSync(file);
  writeSync(file, `${process.pid}\n`);
  return {
    remove() {
      rmSync(path, { force: true });
      closeSync(file);
    },
  };
}

/** The parent's. That of the child is its own matter, but there must be a place for it. @returns undefined when it cannot be */
export function takePidFile(
  { parent, vrrp }: Pick<PidFiles, 'parent' | 'vrrp'>,
  calls: Pick<ProcessCalls, 'lockFile'>,
  log: Log,
): PidFile | undefined {
  try {
    attempt(vrrp, () => makeRuntimeFolder(dirname(vrrp)));
    return createPidFile(parent, calls);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    log.error(error.message);
    return undefined;
  }
}

/** Not truncated before it is locked: it may be another daemon's. */
function open(path: string): number {
  return attempt(path, () => {
    makeRuntimeFolder(dirname(path));
    return openSync(path, 'a+', READABLE_BY_ALL);
  });
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw KernelError.from(error, 'open pid file', path);
  }
}
