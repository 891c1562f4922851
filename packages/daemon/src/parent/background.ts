import { spawn } from 'node:child_process';
import { ownCommand } from './own-command.ts';

const BACKGROUND_VARIABLE = 'KEEPALIVED_BACKGROUND';

/**
 * Node cannot fork: the daemon is this program once more, in a session of its own, without a terminal.
 *
 * @returns true in the process that has only started it; false in the daemon itself
 */
export function continuesInBackground(): boolean {
  const isDaemon = process.env[BACKGROUND_VARIABLE] !== undefined;
  delete process.env[BACKGROUND_VARIABLE];
  if (isDaemon) return false;
  const [program, ...words] = ownCommand();
  const daemon = spawn(program, [...words, ...process.argv.slice(2)], {
    argv0: process.argv0,
    detached: true,
    env: { ...process.env, [BACKGROUND_VARIABLE]: '1' },
    stdio: 'ignore',
  });
  daemon.unref();
  return true;
}
