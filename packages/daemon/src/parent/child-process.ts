import { type ChildProcess, spawn } from 'node:child_process';
import { ROLE_VARIABLE, type Role } from '../messages.ts';
import { ownCommand } from './own-command.ts';

/**
 * This program again, in another role. Its end of the channel closes with this process, and that ends it.
 *
 * @param bfdEvents its ends of pipes, which it has from `BFD_EVENTS` on
 */
export function spawnRole(role: Role, bfdEvents: readonly number[]): ChildProcess {
  const [program, ...words] = ownCommand();
  return spawn(program, [...words, ...process.argv.slice(2)], {
    argv0: process.argv0,
    env: { ...process.env, [ROLE_VARIABLE]: role },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc', ...bfdEvents],
    // A plan has numbers of 64 bits, which JSON does not know.
    serialization: 'advanced',
    // A session of its own: the kernel may give each session its share of the CPU, whatever nice values there are in it.
    detached: true,
  });
}
