import { chownSync, closeSync, constants, fstatSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { type Kernel, KernelError } from '@kaconf/kernel';
import type { PipePlan } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import type { Shortage } from '../processes/shortage.ts';

/** A named pipe that somebody may read. */
export interface NotifyPipe {
  readonly plan: PipePlan;
  /** Never waits: who does not read for 64 KiB misses what comes then. */
  tell(line: string): void;
  close(): void;
}

/** For the owner to write, for all to read. */
const MODE = 0o644;
/** For reading, too: it can be written whether anybody reads or not. */
const FLAGS = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/** Makes the pipe, or takes the one that is there; undefined, and said why, when that is not possible. */
export function openNotifyPipe(
  plan: PipePlan,
  kernel: Kernel,
  log: Log,
  shortage: Shortage,
): NotifyPipe | undefined {
  const { path, kind } = plan;
  const created = make(plan, kernel, log);
  if (created === undefined) return undefined;
  const fd = open(plan, log, shortage);
  if (fd === undefined) {
    if (created) unlinkSync(path);
    return undefined;
  }
  return {
    plan,
    tell(line) {
      const failure = failureOf(() => writeSync(fd, line), 'write to', path);
      if (failure && failure.code !== 'EAGAIN') {
        log.info(`${kind.replace('_', ' ')}notify fifo write error: ${failure.message}`);
      }
    },
    close() {
      // First: a reader that opens it again and again is to find nothing.
      if (created) failureOf(() => unlinkSync(path), 'remove', path);
      closeSync(fd);
    },
  };
}

/** Whether it is new; undefined when there is none. */
function make({ path, kind, uid, gid }: PipePlan, kernel: Kernel, log: Log): boolean | undefined {
  try {
    kernel.makeNamedPipe(path, MODE);
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    if (error.code === 'EEXIST') return false;
    log.info(`Unable to create ${kind}notify fifo ${path}`);
    return undefined;
  }
  if (uid !== undefined && gid !== undefined) {
    const failure = failureOf(() => chownSync(path, uid, gid), 'give away', path);
    if (failure) log.info(`Failed to set uid:gid for fifo ${path}`);
  }
  return true;
}

/** What is there already may be somebody else's, or no pipe. */
function open({ path, kind, uid }: PipePlan, log: Log, shortage: Shortage): number | undefined {
  let fd = -1;
  const failure = failureOf(
    () => {
      fd = openSync(path, FLAGS);
    },
    'open',
    path,
  );
  if (failure) {
    if (!shortage.explains(failure))
      log.info(`Unable to open ${kind}notify fifo ${path} - errno ${failure.errno}`);
    return undefined;
  }
  const status = fstatSync(fd);
  if (status.isFIFO() && (status.uid === process.getuid?.() || status.uid === uid)) return fd;
  log.info(`${kind}notify fifo ${path} is not a fifo we own - not using`);
  closeSync(fd);
  return undefined;
}

function failureOf(call: () => void, operation: string, path: string): KernelError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    return KernelError.from(error, operation, path);
  }
}
