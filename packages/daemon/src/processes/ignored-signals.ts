import { type Kernel, SIGRTMAX, SIGRTMIN } from '@kaconf/kernel';

/**
 * These would end or stop a process that has no ear for them. Left out: what nobody can catch, what a crash is, and what
 * ends the process in order.
 */
const ignored = [
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGALRM',
  'SIGVTALRM',
  'SIGIO',
  'SIGPWR',
  'SIGSTKFLT',
  'SIGXFSZ',
  'SIGTSTP',
  'SIGTTIN',
  'SIGTTOU',
] as const satisfies readonly NodeJS.Signals[];

/** As keepalived, which goes on after every signal that means nothing to it; who listens to one hears it all the same. */
export function ignoreSignals({ onSignal }: Pick<Kernel, 'onSignal'>): void {
  for (const name of ignored) process.on(name, () => {});
  for (let signal = SIGRTMIN; signal <= SIGRTMAX; signal++) onSignal(signal, () => {});
}
