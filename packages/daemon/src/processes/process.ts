import { type ChildProcess, spawn } from 'node:child_process';
import { KernelError } from '@kaconf/kernel';
import type { Command } from '@kaconf/vrrp';
import { giveUpPrecedence } from './precedence.ts';

/** How a program ended: with a status, by a signal, or it never ran. */
export interface Ending {
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly failure: KernelError | undefined;
}

export interface Process {
  readonly ended: Promise<Ending>;
  /** It and everything it has started. */
  killGroup(signal: NodeJS.Signals): void;
  /** Only it. */
  kill(signal: NodeJS.Signals): void;
}

/**
 * Starts a program without a shell, in a process group of its own, its output discarded. Never throws: that it could
 * not be started is how it ended.
 */
export function startProcess({ words, uid, gid }: Command): Process {
  const [file = '', ...others] = words;
  const child = spawn(file, others, {
    detached: true,
    stdio: 'ignore',
    env: environment(),
    ...(uid !== undefined && { uid }),
    ...(gid !== undefined && { gid }),
  });
  if (child.pid !== undefined) giveUpPrecedence(child.pid);
  return {
    ended: endingOf(child, file),
    killGroup: (signal) => send(child, -1, signal),
    kill: (signal) => send(child, 1, signal),
  };
}

let cleaned: NodeJS.ProcessEnv | undefined;

/** This process's own, less what would change how a program is loaded or split into words. */
function environment(): NodeJS.ProcessEnv {
  if (cleaned === undefined) {
    const { IFS: _ifs, LD_PRELOAD: _preload, LD_LIBRARY_PATH: _library, ...rest } = process.env;
    cleaned = rest;
  }
  return cleaned;
}

function endingOf(child: ChildProcess, file: string): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const failure = new KernelError(-(error.errno ?? 0), 'run', file, { cause: error });
      resolve({ exitCode: undefined, signal: undefined, failure });
    });
    child.once('exit', (exitCode, signal) =>
      resolve({ exitCode: exitCode ?? undefined, signal: signal ?? undefined, failure: undefined }),
    );
  });
}

/** @param to 1 for the process, -1 for its group */
function send({ pid }: ChildProcess, to: 1 | -1, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(to * pid, signal);
  } catch (error) {
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
