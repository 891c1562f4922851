import { KernelError, type ProgramEnd, startProgram } from '@kaconf/kernel';
import type { Command } from '@kaconf/vrrp';
import { ordinaryNice } from './precedence.ts';

/** How a program ended: with a status, by a signal, or it never ran. */
export type Ending = ProgramEnd | { readonly type: 'notStarted'; readonly failure: KernelError };

export interface Process {
  readonly ended: Promise<Ending>;
  /** It and everything it has started. */
  killGroup(signal: NodeJS.Signals): void;
}

/**
 * Starts a program without a shell, in a process group of its own, its output discarded. Never throws: that it could
 * not be started is how it ended.
 */
export function startProcess(command: Command): Process {
  const { promise: ended, resolve } = Promise.withResolvers<Ending>();
  try {
    let lives = true;
    const pid = startProgram({ ...command, environment: environment(), nice: ordinaryNice }, (end) => {
      lives = false;
      resolve(end);
    });
    // Afterwards the number may be another's.
    return { ended, killGroup: (signal) => lives && send(-pid, signal) };
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    resolve({ type: 'notStarted', failure: error });
    return { ended, killGroup: () => {} };
  }
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

function send(to: number, signal: NodeJS.Signals): void {
  try {
    process.kill(to, signal);
  } catch (error) {
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
