import { constants } from 'node:os';
import { KernelError, type ProgramEnd, startProgram } from '@kaconf/kernel';
import type { Command } from '@kaconf/vrrp';
import { ordinaryNice } from './precedence.ts';

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
export function startProcess(command: Command): Process {
  const { promise: ended, resolve } = Promise.withResolvers<Ending>();
  const pid = start(command, resolve);
  return {
    ended,
    killGroup: (signal) => send(pid && -pid, signal),
    kill: (signal) => send(pid, signal),
  };
}

/** Its pid; undefined when it could not be started. */
function start({ words, uid, gid }: Command, ended: (ending: Ending) => void): number | undefined {
  const user = { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) };
  try {
    return startProgram({ words, ...user, environment: environment(), nice: ordinaryNice }, (end) =>
      ended(endingOf(end)),
    );
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    ended({ exitCode: undefined, signal: undefined, failure: error });
    return undefined;
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

function endingOf(end: ProgramEnd): Ending {
  if (end.type === 'exited') return { exitCode: end.status, signal: undefined, failure: undefined };
  return { exitCode: undefined, signal: signalNames.get(end.signal), failure: undefined };
}

const signalNames = new Map(
  Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals]),
);

/** @param to a process, or with a minus a group of them */
function send(to: number | undefined, signal: NodeJS.Signals): void {
  if (to === undefined) return;
  try {
    process.kill(to, signal);
  } catch (error) {
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
