import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Outcome, REAL, requireReal } from './real-keepalived.ts';

export const THEIRS = [REAL];
export const OURS = [process.execPath, fileURLToPath(new URL('../src/main.ts', import.meta.url))];

/** @throws Error where what these tests need is not there: they must not pass without it */
export function requireRootAndKeepalived(): void {
  if (process.getuid?.() !== 0) throw new Error('a network namespace can be made by root only');
  requireReal();
}

/** In a network namespace of its own, with lo and eth0. */
export function runInOwnNetwork(program: readonly string[], words: readonly string[], cwd: string): Outcome {
  const setUp = 'ip link add eth0 type veth peer name peer && ip link set eth0 up && exec "$@"';
  const line = ['--net', 'sh', '-c', setUp, 'sh', ...program, ...words];
  const { status, stdout, stderr } = spawnSync('unshare', line, { cwd, encoding: 'utf8', timeout: 20_000 });
  return { status, stdout, stderr };
}
