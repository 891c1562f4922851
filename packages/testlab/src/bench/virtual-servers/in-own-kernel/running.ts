import { writeFileSync } from 'node:fs';
import type { Binary } from '../../../daemon/binary.ts';
import { children, family, signal } from '../../../process/processes.ts';
import { run, spawn } from '../../../process/spawn.ts';
import { until } from '../until.ts';
import { isEmpty } from './kernel-table.ts';

/** A daemon that keeps the table of this kernel, which nobody else has. */
export interface Running extends AsyncDisposable {
  readonly pid: number;
  /** Its process that keeps the table. */
  checkers(): number;
}

const CONFIGURATION = '/run/keepalived.conf';
const OPTIONS = [
  '-n',
  '-l',
  '-G',
  '-C',
  '-f',
  CONFIGURATION,
  '-p',
  '/run/parent.pid',
  '-c',
  '/run/checkers.pid',
];

export function start({ command }: Binary, configuration: string): Running {
  writeFileSync(CONFIGURATION, configuration);
  const words = ['sh', '-c', 'exec "$0" "$@" >/run/log 2>&1', ...command, ...OPTIONS];
  const process = spawn(words);
  const pid = process.pid ?? 0;
  return {
    pid,
    checkers: () => children(pid).at(-1) ?? 0,
    async [Symbol.asyncDispose]() {
      const all = family(pid);
      signal(pid, 'SIGTERM');
      await process;
      // On a busy machine the real one kills the process that has not removed all of it in five seconds, or leaves it behind.
      for (const member of all) signal(member, 'SIGKILL');
      await run(['ipvsadm', '-C']);
      await until(isEmpty, 50);
    },
  };
}
