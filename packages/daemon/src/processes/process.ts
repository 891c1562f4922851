import { KernelError, type ProgramEnd, type RunningProgram, startPrograms } from '@kaconf/kernel';
import type { Command } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import { ordinaryNice } from './precedence.ts';
import { scriptOutput } from './script-output.ts';

/** How a program ended: with a status, by a signal, or it never ran. */
export type Ending = ProgramEnd | { readonly type: 'notStarted'; readonly failure: KernelError };

export interface Process {
  /** Undefined when it could not be started. */
  readonly pid: number | undefined;
  readonly ended: Promise<Ending>;
  /**
   * It and everything it has started.
   *
   * @returns false, and says why, where this process may not: a program that is another user's by now
   */
  killGroup(signal: NodeJS.Signals): boolean;
}

/**
 * Starts programs without a shell, each in a process group of its own. Never rejects: that one could not be started is how
 * it ended.
 *
 * @param log is told whom this process may not end
 * @param output gets what they write; without it that is discarded
 */
export async function startProcesses(
  commands: readonly Command[],
  log: Pick<Log, 'error'>,
  output?: Log,
): Promise<readonly Process[]> {
  const starts = commands.map((command) => ({
    ...command,
    environment: environment(),
    nice: ordinaryNice,
    ...(output && { hear: scriptOutput(command, output) }),
  }));
  const started = await startPrograms(starts);
  return started.map((one, index) => processOf(one, commands[index]?.words[0] ?? '', log));
}

function processOf(started: RunningProgram | KernelError, name: string, log: Pick<Log, 'error'>): Process {
  if (started instanceof KernelError) {
    const ended = Promise.resolve({ type: 'notStarted', failure: started } as const);
    return { pid: undefined, ended, killGroup: () => true };
  }
  const { pid, ended } = started;
  let lives = true;
  void ended.then(() => {
    lives = false;
  });
  let refused = false;
  return {
    pid,
    ended,
    killGroup(signal) {
      // Afterwards the number may be another's.
      const refusal = lives ? send(-pid, signal, name) : undefined;
      if (refusal && !refused) log.error(refusal.message);
      refused ||= refusal !== undefined;
      return refusal === undefined;
    },
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

function send(to: number, signal: NodeJS.Signals, name: string): KernelError | undefined {
  try {
    process.kill(to, signal);
    return undefined;
  } catch (error) {
    const refusal = KernelError.from(error, `send ${signal} to`, name);
    // It has just ended by itself.
    return refusal.code === 'ESRCH' ? undefined : refusal;
  }
}
