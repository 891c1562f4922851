import { execFileSync } from 'node:child_process';
import {
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linuxKernel } from '@kaconf/kernel';
import type { PipePlan } from '@kaconf/vrrp';
import { beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { NotifyPipes } from '../src/notify/notify-pipes.ts';
import { Starter } from '../src/processes/starter.ts';
import { console, enough, settings } from './shell-router.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-pipes-'));
  return () => rmSync(folder, { recursive: true });
});

const path = () => join(folder, 'fifo');
const plan = (more: Partial<PipePlan> = {}): PipePlan => ({ kind: 'vrrp_', path: path(), ...more });

function pipes() {
  const lines = console();
  const log = createLogger({ process: 'Keepalived_vrrp', ...settings });
  return { lines, pipes: new NotifyPipes('vrrp', linuxKernel(), new Starter(log), log, enough(log)) };
}

/** What waits in the pipe. */
function read(): string {
  const fd = openSync(path(), constants.O_RDONLY | constants.O_NONBLOCK);
  const buffer = Buffer.alloc(1 << 17);
  return buffer.toString('utf8', 0, readSync(fd, buffer));
}

test('a pipe is made for its owner to write, holds what nobody has read yet, and is gone at the end', async () => {
  const { pipes: it } = pipes();
  const mask = process.umask(0o022);
  it.match([plan()]);
  process.umask(mask);
  expect(statSync(path()).isFIFO()).toBe(true);
  expect(statSync(path()).mode & 0o777).toBe(0o644);
  it.tell('INSTANCE "VI_1" BACKUP 100\n');
  it.tell('INSTANCE "VI_1" MASTER 100\n');
  expect(read()).toBe('INSTANCE "VI_1" BACKUP 100\nINSTANCE "VI_1" MASTER 100\n');
  await it.finish();
  expect(existsSync(path())).toBe(false);
});

test('who does not read misses what comes then, and keeps nobody waiting', async () => {
  const { pipes: it, lines } = pipes();
  it.match([plan()]);
  for (let count = 0; count < 10_000; count++) it.tell('INSTANCE "VI_1" MASTER 100\n');
  const waiting = read();
  expect(waiting.length).toBeGreaterThan(60_000);
  expect(waiting.length).toBeLessThanOrEqual(65_536);
  expect(lines).toEqual([]);
  await it.finish();
});

test('one that is there already is used, and stays', async () => {
  execFileSync('mkfifo', [path()]);
  const { pipes: it } = pipes();
  it.match([plan()]);
  it.tell('GROUP "G" FAULT 0\n');
  expect(read()).toBe('GROUP "G" FAULT 0\n');
  await it.finish();
  expect(existsSync(path())).toBe(true);
});

test('what is no pipe is not written to', async () => {
  writeFileSync(path(), 'precious');
  const { pipes: it, lines } = pipes();
  it.match([plan()]);
  it.tell('GROUP "G" FAULT 0\n');
  expect(readFileSync(path(), 'utf8')).toBe('precious');
  expect(lines).toEqual([`vrrp_notify fifo ${path()} is not a fifo we own - not using`]);
  await it.finish();
});

test('one that cannot be made is said', async () => {
  const { pipes: it, lines } = pipes();
  it.match([plan({ kind: '', path: join(folder, 'missing', 'fifo') })]);
  expect(lines).toEqual([`Unable to create notify fifo ${folder}/missing/fifo`]);
  await it.finish();
});

test('its reader gets everything, and is asked to end with it', async () => {
  const { pipes: it, lines } = pipes();
  const out = join(folder, 'out');
  it.match([plan({ reader: { words: ['/bin/sh', '-c', `exec cat "$0" > ${out}`, path()] } })]);
  it.tell('INSTANCE "VI_1" MASTER 100\n');
  await vi.waitFor(() => expect(readFileSync(out, 'utf8')).toBe('INSTANCE "VI_1" MASTER 100\n'), 5000);
  await it.finish();
  expect(lines).toEqual(['vrrp notify fifo script terminated']);
});

test('a reload leaves those as they are that stay, and takes the others away', async () => {
  const { pipes: it } = pipes();
  const other = plan({ kind: '', path: join(folder, 'other') });
  it.match([other, plan()]);
  it.tell('one\n');
  it.match([plan()]);
  it.tell('two\n');
  expect(read()).toBe('one\ntwo\n');
  expect(existsSync(other.path)).toBe(false);
  await it.finish();
});
