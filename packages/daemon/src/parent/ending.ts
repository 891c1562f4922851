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
 * How keepalived reports the end of a child: `Keepalived_vrrp exited due to signal 9 (Killed)`.
 *
 * @returns undefined when it has ended in order
 */
export function endingText(
  name: string,
  status: number | null,
  signal: NodeJS.Signals | null,
): string | undefined {
  if (signal === 'SIGSEGV') return `${name} exited due to segmentation fault (SIGSEGV).`;
  if (signal !== null) {
    return `${name} exited due to signal ${constants.signals[signal]} (${TEXTS[signal] ?? signal})`;
  }
  const permanent = permanentError(status);
  if (permanent !== undefined) return `${name} exited with permanent error ${permanent}. Terminating`;
  return status === 0 ? undefined : `${name} exited with status ${status}`;
}
