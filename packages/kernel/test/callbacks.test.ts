import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, 'lab/throwing-callback.ts');

function run(...args: string[]) {
  return spawnSync(execPath, [script, ...args], { encoding: 'utf8' });
}

test('an exception in a callback is an uncaughtException, and the event loop goes on', () => {
  const { stdout, status } = run('catch');
  expect(stdout).toBe('uncaughtException: from a callback\nthe event loop goes on\n');
  expect(status).toBe(3);
});

test('one that nobody catches ends the process as any other would', () => {
  const { stderr, status, signal } = run();
  expect(stderr).toContain('Error: from a callback');
  expect({ status, signal }).toEqual({ status: 1, signal: null });
});
