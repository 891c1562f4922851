import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouterPlan, ScriptOutcome, ScriptPlan } from '@kaconf/vrrp';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { Notifier } from '../src/vrrp/notifier.ts';
import { ScriptRunner } from '../src/vrrp/script-runner.ts';
import { console, instance, router, settings } from './shell-router.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-scripts-'));
  return () => rmSync(folder, { recursive: true });
});

const shell = (text: string) => ({ words: ['/bin/sh', '-c', text] });
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const written = (name: string) => vi.waitFor(() => expect(text(name)).toMatch(/\n$/), 5000);
const isAlive = (pid: number) => existsSync(`/proc/${pid}`) && !/^State:\tZ/m.test(status(pid));
const status = (pid: number) => readFileSync(`/proc/${pid}/status`, 'utf8');

describe('a track script', () => {
  const timing = { interval: 1, timeout: 1, rise: 1, fall: 1, startsFailed: false } as ScriptPlan;
  const plan = (words: readonly string[], more = {}): RouterPlan =>
    router([], { scripts: [{ ...timing, name: 'chk', command: { words, ...more } }] });

  function runner() {
    const ended: ScriptOutcome[] = [];
    const scripts = new ScriptRunner((name, outcome) => {
      expect(name).toBe('chk');
      ended.push(outcome);
    });
    onTestFinished(() => scripts.close());
    return { scripts, ended };
  }
  const soon = (ended: readonly ScriptOutcome[], outcome: ScriptOutcome) =>
    vi.waitFor(() => expect(ended).toEqual([outcome]), 5000);

  test.each([
    { words: ['/bin/true'], outcome: { type: 'exited', status: 0 } },
    { words: ['/bin/sh', '-c', 'exit 3'], outcome: { type: 'exited', status: 3 } },
    { words: ['/bin/sh', '-c', 'kill -9 $$'], outcome: { type: 'signalled', signal: 9 } },
  ] as const)('$words ends as $outcome', async ({ words, outcome }) => {
    const { scripts, ended } = runner();
    scripts.run(plan(words), 'chk');
    await soon(ended, outcome);
  });

  test('that cannot be run was not started', async () => {
    const { scripts, ended } = runner();
    scripts.run(plan(['/nonexistent/script']), 'chk');
    await vi.waitFor(() => expect(ended).toMatchObject([{ type: 'notStarted' }]), 5000);
    expect(ended[0]).toMatchObject({ reason: expect.stringContaining('ENOENT') });
  });

  test.each([
    { signal: 'SIGTERM', number: 15 },
    { signal: 'SIGKILL', number: 9 },
  ] as const)('gets $signal with everything it has started', async ({ signal, number }) => {
    const { scripts, ended } = runner();
    const command = shell(`sleep 60 & echo $! > ${folder}/grandchild; wait`);
    scripts.run(plan(command.words), 'chk');
    await written('grandchild');
    const grandchild = Number(text('grandchild'));
    expect(isAlive(grandchild)).toBe(true);
    scripts.kill('chk', signal);
    await soon(ended, { type: 'signalled', signal: number });
    await vi.waitFor(() => expect(isAlive(grandchild)).toBe(false), 5000);
  });

  test('is killed also when it was asked for only just now', async () => {
    const { scripts, ended } = runner();
    scripts.run(plan(['/bin/sleep', '60']), 'chk');
    scripts.kill('chk', 'SIGTERM');
    await soon(ended, { type: 'signalled', signal: 15 });
  });

  test('that another of its name has replaced is not heard of any more', async () => {
    const { scripts, ended } = runner();
    scripts.run(plan(['/bin/sleep', '60']), 'chk');
    scripts.kill('chk', 'SIGTERM');
    scripts.run(plan(['/bin/true']), 'chk');
    await soon(ended, { type: 'exited', status: 0 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ended).toHaveLength(1);
  });

  test('does not outlive the daemon, and its end is no news then', async () => {
    const { scripts, ended } = runner();
    const command = shell(`echo $$ > ${folder}/pid; exec sleep 60`);
    scripts.run(plan(command.words), 'chk');
    await written('pid');
    scripts.close();
    await vi.waitFor(() => expect(isAlive(Number(text('pid')))).toBe(false), 5000);
    expect(ended).toEqual([]);
  });

  test.skipIf(process.getuid?.() !== 0)('runs as who it is to run as (needs root)', async () => {
    const { scripts, ended } = runner();
    const words = ['/bin/sh', '-c', 'exit $(( $(id -u) == 65534 && $(id -g) == 65533 ? 7 : 1 ))'];
    scripts.run(plan(words, { uid: 65534, gid: 65533 }), 'chk');
    await soon(ended, { type: 'exited', status: 7 });
  });
});

describe('a notify script', () => {
  const note = (name: string) => ({
    words: ['/bin/sh', '-c', `echo "$@" >> ${folder}/${name}`, 'script'],
  });
  const logger = () => createLogger({ process: 'Keepalived_vrrp', ...settings });
  const notification = { subject: 'INSTANCE', name: 'VI_1', priority: 150 } as const;

  test.each([
    ['MASTER', 'master'],
    ['BACKUP', 'backup'],
    ['FAULT', 'fault'],
    ['STOP', 'stop'],
    ['MASTER_RX_LOWER_PRI', 'masterReceivedLowerPriority'],
  ] as const)('of %s runs as it stands, and the one for all is told what happened', async (event, key) => {
    const notifier = new Notifier(logger());
    const plan = router([instance([], { notify: { [key]: note('one'), any: note('any') } })]);
    notifier.notify(plan, { ...notification, event });
    await written('one');
    await written('any');
    expect(text('one')).toBe('\n');
    expect(text('any')).toBe(`INSTANCE VI_1 ${event} 150\n`);
  });

  test('of a sync group is told that it is one', async () => {
    const group = { name: 'VG_1', members: [], trackedScripts: [], trackedInterfaces: [] };
    const plan = router([], { groups: [{ ...group, notify: { any: note('any') } }] });
    new Notifier(logger()).notify(plan, { subject: 'GROUP', name: 'VG_1', event: 'MASTER', priority: 0 });
    await written('any');
    expect(text('any')).toBe('GROUP VG_1 MASTER 0\n');
  });

  test('of another event does not run', async () => {
    const notifier = new Notifier(logger());
    const plan = router([instance([], { notify: { master: note('master'), backup: note('backup') } })]);
    notifier.notify(plan, { ...notification, event: 'BACKUP' });
    await written('backup');
    expect(existsSync(join(folder, 'master'))).toBe(false);
  });

  test('has been started when the child says that it has stopped', async () => {
    const notifier = new Notifier(logger());
    const started = shell(`echo $$ > ${folder}/pid`);
    notifier.notify(router([instance([], { notify: { stop: started } })]), {
      ...notification,
      event: 'STOP',
    });
    await notifier.started();
    const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
    await written('pid');
    expect(children).toContain(text('pid').trim());
  });

  test('that cannot be run is logged', async () => {
    const lines = console();
    const plan = router([instance([], { notify: { master: { words: ['/nonexistent/notify'] } } })]);
    new Notifier(logger()).notify(plan, { ...notification, event: 'MASTER' });
    await vi.waitFor(() => expect(lines).toHaveLength(1), 5000);
    expect(lines[0]).toContain('/nonexistent/notify');
  });
});
