import { type ChildProcess, spawn } from 'node:child_process';
import { isSea } from 'node:sea';
import { ROLE_VARIABLE } from '../messages.ts';

export type Role = 'vrrp';

/** This program again, in another role: the same file, whether it is one executable or a script under Node. */
export function spawnRole(role: Role, name: string): ChildProcess {
  const program = isSea() ? [] : [...process.execArgv, process.argv[1] ?? ''];
  return spawn(process.execPath, [...program, ...process.argv.slice(2)], {
    argv0: name,
    env: { ...process.env, [ROLE_VARIABLE]: role },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}
