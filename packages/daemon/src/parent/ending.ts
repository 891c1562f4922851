import { constants } from 'node:os';
import { permanentError } from '../exit-status.ts';

/** What strsignal(3) calls those that end a process. */
const TEXTS: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: 'Aborted',
  SIGALRM: 'Alarm clock',
  SIGBUS: 'Bus error',
  SIGFPE: 'Floating point exception',
  SIGHUP: 'Hangup',
  SIGILL: 'Illegal instruction',
  SIGINT: 'Interrupt',
  SIGKILL: 'Killed',
  SIGPIPE: 'Broken pipe',
  SIGQUIT: 'Quit',
  SIGSYS: 'Bad system call',
  SIGTERM: 'Terminated',
  SIGTRAP: 'Trace/breakpoint trap',
  SIGXCPU: 'CPU time limit exceeded',
};

/**
 * How keepalived reports the end of a child: `pid 1234 exited due to signal 9 (Killed)`.
 *
 * @returns undefined when it has ended in order
 */
export function endingText(
  child: string,
  status: number | null,
  signal: NodeJS.Signals | null,
): string | undefined {
  if (signal === 'SIGSEGV') return `${child} exited due to segmentation fault (SIGSEGV).`;
  if (signal !== null) {
    return `${child} exited due to signal ${constants.signals[signal]} (${TEXTS[signal] ?? signal})`;
  }
  const permanent = permanentError(status);
  if (permanent !== undefined) return `${child} exited with permanent error ${permanent}. Terminating`;
  return status === 0 ? undefined : `${child} exited with status ${status}`;
}
