import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type { Command } from '@kaconf/vrrp';
import { giveUpPrecedence } from './precedence.ts';

/** How a program ended: with a status, by a signal, or it never ran. */
export interface Ending {
  readonly exitCode: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly failure: string | undefined;
}

export interface Process {
  readonly ended: Promise<Ending>;
  /** It and everything it has started. */
  killGroup(signal: NodeJS.Signals): void;
}

/**
 * Starts a program without a shell, in a process group of its own, its output discarded. Never rejects: that it could
 * not be started is how it ended. execa is loaded by the first one: most of the time there is none.
 */
export function startProcess(command: Command): Promise<Process> {
  const start = lastStart.then(() => eventLoopTurn()).then(() => launch(command));
  lastStart = start;
  return start;
}

/** One after the other and a turn of the event loop between them: each takes milliseconds, and adverts are due meanwhile. */
let lastStart: Promise<unknown> = Promise.resolve();

async function launch(command: Command): Promise<Process> {
  const { execa } = await import('execa');
  const [file = '', ...words] = command.words;
  const child = execa(file, words, {
    detached: true,
    stdio: 'ignore',
    reject: false,
    ...(command.uid !== undefined && { uid: command.uid }),
    ...(command.gid !== undefined && { gid: command.gid }),
  });
  if (child.pid !== undefined) giveUpPrecedence(child.pid);
  return {
    ended: child.then(({ exitCode, signal, failed, shortMessage }) => ({
      exitCode,
      signal: signal as NodeJS.Signals | undefined,
      failure: failed ? shortMessage : undefined,
    })),
    killGroup: (signal) => killGroup(child.pid, signal),
  };
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
