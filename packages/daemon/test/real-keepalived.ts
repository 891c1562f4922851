import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

/** Debian's, or the one that KEEPALIVED names. */
export const REAL = process.env.KEEPALIVED ?? '/usr/sbin/keepalived';

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @throws Error where there is nothing to compare with: such tests must not pass without it */
export function requireReal(): void {
  try {
    accessSync(REAL, constants.X_OK);
  } catch {
    throw new Error(`${REAL} is not there to compare with: apt-get install keepalived`);
  }
}

/** Runs it to its end; one that has not ended after ten seconds is killed. */
export function runReal(words: readonly string[]): Outcome {
  requireReal();
  const { status, stdout, stderr } = spawnSync(REAL, words, { encoding: 'utf8', timeout: 10_000 });
  return { status, stdout, stderr };
}

/** `2.2.7` */
export function realVersion(): string {
  return /v([0-9.]+)/.exec(runReal(['-v']).stderr)?.[1] ?? 'unknown';
}
