import { closeSync, fchmodSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { KernelError, type ProcessCalls } from '@kaconf/kernel';

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

/** Not truncated before it is locked: it may be another daemon's. */
function open(path: string): number {
  try {
    makeFolder(dirname(path));
    return openSync(path, 'a+', READABLE_BY_ALL);
  } catch (error) {
    const { errno = 0 } = error as NodeJS.ErrnoException;
    throw new KernelError(-errno, 'open pid file', path, { cause: error });
  }
}

/** /run/keepalived is not there after a boot. Step by step: Node's `recursive` never returns from below /proc. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    makeFolder(dirname(path));
    mkdirSync(path);
  }
}
