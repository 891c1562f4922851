import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KernelError, linuxKernel } from '@kaconf/kernel';
import { fakeKernel } from '@kaconf/kernel/fake';
import type { ProcessPlan } from '@kaconf/vrrp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { TrackedProcesses } from '../src/vrrp/tracking/tracked-processes.ts';
import { processPlan } from './process-plan.ts';
import { console, enough, settings } from './shell-router.ts';

const log = () => createLogger({ process: 'Keepalived_vrrp', ...settings, detail: true });
const plan = (name: string, more: Partial<ProcessPlan> = {}): ProcessPlan => ({
  ...processPlan(name, 'kaconf-shell'),
  ...more,
});

/** A program that nobody else runs. */
function program(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaconf-processes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync('/bin/sh', join(folder, 'kaconf-shell'));
  return join(folder, 'kaconf-shell');
}

function run(path: string, text: string): ChildProcess {
  const child = spawn(path, ['-c', text, 'word'], { argv0: 'kaconf-shell', detached: true });
  onTestFinished(() => void (child.exitCode === null && process.kill(-(child.pid ?? 0), 'SIGKILL')));
  return child;
}

test('who runs a program is counted, also those that it forks until they run another', async () => {
  const lines = console();
  const changes: [string, number, string][] = [];
  const it = new TrackedProcesses(
    linuxKernel(),
    log(),
    enough(log()),
    (...change) => void changes.push(change),
  );
  onTestFinished(() => it.close());
  const path = program();
  const text = 'sleep 30 & wait';
  const exact = plan('exact', {
    fullCommand: true,
    parameters: ['-c', text, 'word'],
    parameterMatch: 'exact',
  });
  expect(it.match([plan('any'), exact])).toEqual({ any: 0, exact: 0 });
  const child = run(path, text);
  await vi.waitFor(
    () =>
      expect(changes).toEqual([
        ['any', 1, 'other'],
        ['exact', 1, 'other'],
        ['any', 2, 'forked'],
        ['exact', 2, 'forked'],
        ['any', 1, 'other'],
        ['exact', 1, 'other'],
      ]),
    5000,
  );
  expect(it.match([plan('any')])).toEqual({ any: 1 });
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await vi.waitFor(() => expect(changes.slice(6)).toEqual([['any', 0, 'ended']]), 5000);
  expect(lines).toEqual(['proc_events has confirmed it is configured']);
});

test('a kernel that refuses is said, and nothing counts as running', () => {
  const lines = console();
  const refusing = {
    ...fakeKernel(),
    monitorProcesses: () => {
      throw KernelError.of('ECONNREFUSED', 'listen', 'to process events');
    },
  };
  const it = new TrackedProcesses(refusing, log(), enough(log()), () => {});
  const path = program();
  run(path, 'sleep 30 & wait');
  expect(it.match([plan('any')])).toEqual({ any: 0 });
  expect(lines).toEqual(['Failed to set process event listen - errno 111 - Connection refused']);
});

test('a kernel that never answers is said', async () => {
  const lines = console();
  const it = new TrackedProcesses(fakeKernel(), log(), enough(log()), () => {});
  onTestFinished(() => it.close());
  it.match([plan('any')]);
  await vi.waitFor(
    () =>
      expect(lines).toEqual([
        'WARNING - the kernel does not support proc events - track_process will not work',
      ]),
    2000,
  );
});
