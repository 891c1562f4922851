import { execa, type ResultPromise } from 'execa';
import { children, signal } from './processes.ts';

/** Administrators' tools live in sbin, which `su` leaves out of the PATH. */
export const environment = {
  PATH: `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin`,
};

const background = {
  env: environment,
  // A session of its own: Ctrl-C on the terminal is for us, and we end our processes in order.
  detached: true,
  cleanup: false,
  reject: false,
  stdin: 'ignore',
  buffer: false,
} as const;

export type Background = ResultPromise<typeof background>;

/** Starts a process that the kernel kills when we die, however we die. */
export function spawn(command: readonly string[]): Background {
  return execa('setpriv', ['--pdeathsig', 'KILL', '--', ...command], background);
}

/**
 * Kills what was started on a host, and waits. What we hold is the nsenter that reaps it: without that one it would
 * stay a zombie wherever process 1 does not reap, as in a container, and keep its namespace from dying.
 */
export async function end(started: Background): Promise<void> {
  const killing = setInterval(() => {
    for (const child of children(started.pid ?? 0)) signal(child, 'SIGKILL');
  }, 5);
  await started;
  clearInterval(killing);
}

/** Runs a command to its end and returns what it printed. @throws ExecaError when it fails */
export async function run(command: readonly string[], input = ''): Promise<string> {
  const [file = '', ...words] = command;
  const { stdout } = await execa(file, words, { env: environment, input });
  return stdout;
}
