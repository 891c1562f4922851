import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

const BINARY = '/usr/sbin/keepalived';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Debian's keepalived to its end; one that has not ended after ten seconds is killed. */
export function runReal(words: readonly string[]): Outcome {
  try {
    accessSync(BINARY, constants.X_OK);
  } catch {
    throw new Error(`${BINARY} is not there to compare with: apt-get install keepalived`);
  }
  const { status, stdout, stderr } = spawnSync(BINARY, words, { encoding: 'utf8', timeout: 10_000 });
  return { status, stdout, stderr };
}
