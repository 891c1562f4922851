import { KernelError, type ProgramEnd, type RunningProgram, startPrograms } from '@kaconf/kernel';
import type { Command } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { ordinaryNice } from './precedence.ts';
import { scriptOutput } from './script-output.ts';

/** How a program ended: with a status, by a signal, or it never ran. */
export type Ending = ProgramEnd | { readonly type: 'notStarted'; readonly failure: KernelError };

export interface Process {
  readonly ended: Promise<Ending>;
  /** It and everything it has started. */
  killGroup(signal: NodeJS.Signals): void;
}

/**
 * Starts programs without a shell, each in a process group of its own. Never rejects: that one could not be started is how
 * it ended.
 *
 * @param log gets what they write; without it that is discarded
 */
export async function startProcesses(commands: readonly Command[], log?: Log): Promise<readonly Process[]> {
  const starts = commands.map((command) => ({
    ...command,
    environment: environment(),
    nice: ordinaryNice,
    ...(log && { hear: scriptOutput(command, log) }),
  }));
  return (await startPrograms(starts)).map(processOf);
}

function processOf(started: RunningProgram | KernelError): Process {
  if (started instanceof KernelError) {
    return { ended: Promise.resolve({ type: 'notStarted', failure: started }), killGroup: () => {} };
  }
  const { pid, ended } = started;
  let lives = true;
  void ended.then(() => {
    lives = false;
  });
  // Afterwards the number may be another's.
  return { ended, killGroup: (signal) => lives && send(-pid, signal) };
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
