import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { permanentError } from '../src/exit-status.ts';
import { endingText } from '../src/parent/ending.ts';
import { createPidFile } from '../src/processes/pid-file.ts';

describe('a pid file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaconf-pid-'));
    return () => rmSync(folder, { recursive: true });
  });
  const free = { lockFile: () => true };
  const held = { lockFile: () => false };

  test('holds the pid while its process lives', () => {
    const path = join(folder, 'a.pid');
    const pidFile = createPidFile(path, free);
    expect(readFileSync(path, 'utf8')).toBe(`${process.pid}\n`);
    pidFile?.remove();
    expect(existsSync(path)).toBe(false);
  });

  test('that a crash left behind is written anew', () => {
    const path = join(folder, 'a.pid');
    writeFileSync(path, '1234567890\nand more\n');
    createPidFile(path, free)?.remove();
    writeFileSync(path, '1234567890\n');
    const pidFile = createPidFile(path, free);
    expect(readFileSync(path, 'utf8')).toBe(`${process.pid}\n`);
    pidFile?.remove();
  });

  test('that another process holds stays as it is', () => {
    const path = join(folder, 'a.pid');
    writeFileSync(path, '42\n');
    expect(createPidFile(path, held)).toBeUndefined();
    expect(readFileSync(path, 'utf8')).toBe('42\n');
  });

  test('gets its folder when that is not there', () => {
    const path = join(folder, 'keepalived', 'a.pid');
    const pidFile = createPidFile(path, free);
    expect(existsSync(path)).toBe(true);
    pidFile?.remove();
  });

  test.each([
    ['/proc/nowhere/a.pid', 'open pid file /proc/nowhere/a.pid: ENOENT (No such file or directory)'],
    ['/dev/null/a.pid', 'open pid file /dev/null/a.pid: ENOTDIR (Not a directory)'],
    ['/tmp', 'open pid file /tmp: EISDIR (Is a directory)'],
  ])('that cannot be written is a refusal of the kernel: %s', (path, message) => {
    expect(() => createPidFile(path, free)).toThrow(message);
  });
});

test.each([
  [null, 'SIGKILL', 'pid 1234 exited due to signal 9 (Killed)'],
  [null, 'SIGSEGV', 'pid 1234 exited due to segmentation fault (SIGSEGV).'],
  [null, 'SIGUSR2', 'pid 1234 exited due to signal 12 (SIGUSR2)'],
  [0, null, undefined],
  [70, null, 'pid 1234 exited with status 70'],
  [1, null, 'pid 1234 exited with permanent error FATAL. Terminating'],
  [2, null, 'pid 1234 exited with permanent error CONFIG. Terminating'],
  [4, null, 'pid 1234 exited with permanent error missing permission. Terminating'],
] as const)('the end of a child with status %s and signal %s', (status, signal, text) => {
  expect(endingText('pid 1234', status, signal)).toBe(text);
});

test.each([
  [0, undefined],
  [1, 'FATAL'],
  [2, 'CONFIG'],
  [4, 'missing permission'],
  [6, undefined],
  [70, undefined],
  [null, undefined],
])('status %s is a permanent error: %s', (status, text) => {
  expect(permanentError(status)).toBe(text);
});
