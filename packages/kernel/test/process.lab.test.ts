import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, getuid } from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linuxKernel } from '../src/index.ts';
import { eventually } from './lab/eventually.ts';

const script = join(import.meta.dirname, 'lab/process-call.ts');
const directory = mkdtempSync(join(tmpdir(), 'kaconf-kernel-'));

beforeAll(() => {
  if (getuid?.() !== 0) throw new Error('this test sets priorities and locks memory: run it as root');
});
/** Kernels are built without autogroups, too: then there is nothing to set. */
const SHARED_BY_SESSION = existsSync('/proc/self/autogroup');
const [major = 0, minor = 0] = release().split('.').map(Number);
/** Before Linux 6.12 a slice could be asked for, and nobody cared. */
const HAS_SLICES = existsSync('/proc/self/sched') && (major > 6 || (major === 6 && minor >= 12));
afterAll(() => rmSync(directory, { recursive: true }));

/** What became of a process of its own, in a session of its own, that made the call. */
function outcome(...call: string[]): string {
  return execFileSync('setsid', ['--wait', execPath, script, ...call], { encoding: 'utf8' }).trimEnd();
}

/** A process that lives on after the call, and what it has said so far. */
function start(...call: string[]) {
  const process = spawn(execPath, [script, ...call], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  process.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return { process, said: () => said };
}

test.each([
  [['setName', 'keepalived_vrrp'], 'keepalived_vrrp'],
  [['setName', 'more than fifteen bytes'], 'more than fifte'],
  // 2 is SCHED_RR, 0 is SCHED_OTHER.
  [['setRealtimePriority', '5'], 'priority 5 policy 2'],
  [['resetRealtimePriority'], 'priority 0 policy 0'],
  [['setNice', '-7'], '-7 of many threads'],
  [['setSessionNice', '-7'], SHARED_BY_SESSION ? 'nice -7' : 'no autogroup'],
  [['setSlice', '300'], HAS_SLICES ? '300' : expect.any(String)],
  [['setAffinity', '1'], '1 of many threads, 1'],
  // The kernel would kill it at a hard limit; at the soft one it goes on without real time, and hears of it.
  [['onRealtimeLimit'], 'priority 5 policy 2, then priority 0 policy 0\nreached'],
  // V8 gives parts of its heap back meanwhile, and would abort were that refused.
  [['keepInMemory'], 'free while locked: 0, locked afterwards: 0 kB'],
])('%j', (call, expected) => {
  expect(outcome(...call)).toEqual(expected);
});

test('what native code has freed goes back to the kernel', () => {
  const [megabytes] = /[\d.]+(?= MB go)/.exec(outcome('releaseMemory')) ?? [];
  expect(Number(megabytes)).toBeGreaterThan(90);
});

test('a file lock is refused while another process holds it', async () => {
  const file = join(directory, 'lock');
  const holder = start('lockFileAndStay', file);
  await eventually('it is locked', () => holder.said() === 'locked true\n');
  expect(outcome('lockFile', file)).toBe('locked false');
  holder.process.kill();
  await once(holder.process, 'exit');
  expect(outcome('lockFile', file)).toBe('locked true');
});

test('a child that asked for it dies with its parent', async () => {
  const parent = start('haveChild');
  await eventually('both run', () => parent.said().includes('child is ready'));
  parent.process.kill('SIGKILL');
  // The child has inherited the pipe: it closes when both are dead.
  await once(parent.process, 'close');
});

test('limits hold for the process and its children', () => {
  expect(outcome('setResourceLimit').split('\n')).toEqual([
    '["4096 of 8192","10000 of Infinity"]',
    'Max core file size        4096                 8192                 bytes     ',
    'Max realtime timeout      10000                unlimited            us',
  ]);
});

test('a limit above its own limit is refused', () => {
  expect(() => linuxKernel().process.setResourceLimit('core', { soft: 2, hard: 1 })).toThrow(
    'set limit core to 2 of 1: EINVAL (Invalid argument)',
  );
});

test('a network namespace that is not there is refused by name', () => {
  expect(() => linuxKernel().process.enterNetworkNamespace('kaconf-nowhere')).toThrow(
    'enter network namespace kaconf-nowhere: ENOENT (No such file or directory)',
  );
});
