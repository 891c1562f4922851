import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouterPlan, ScriptOutcome, ScriptPlan } from '@kaconf/vrrp';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { NotifyPrograms } from '../src/notify/notify-programs.ts';
import { Starter } from '../src/processes/starter.ts';
import { ScriptNotifier } from '../src/vrrp/notify/script-notifier.ts';
import { ScriptRunner } from '../src/vrrp/script-runner.ts';
import { console, router, settings } from './shell-router.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-scripts-'));
  return () => rmSync(folder, { recursive: true });
});

const shell = (text: string) => ({ words: ['/bin/sh', '-c', text] });
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const written = (name: string) => vi.waitFor(() => expect(text(name)).toMatch(/\n$/), 5000);
const isAlive = (pid: number) => existsSync(`/proc/${pid}`) && !/^State:\tZ/m.test(status(pid));
const log = () => createLogger({ process: 'Keepalived_vrrp', ...settings });
const status = (pid: number) => readFileSync(`/proc/${pid}/status`, 'utf8');

describe('a track script', () => {
  const timing = { interval: 1, timeout: 1, rise: 1, fall: 1, startsFailed: false } as ScriptPlan;
  const plan = (words: readonly string[], more = {}): RouterPlan =>
    router([], { scripts: [{ ...timing, name: 'chk', command: { words, ...more } }] });

  function runner() {
    const ended: ScriptOutcome[] = [];
    const scripts = new ScriptRunner(new Starter(log()), (name, outcome) => {
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

  test('starts before notify scripts that wait', async () => {
    const starter = new Starter(log());
    const started: string[] = [];
    const note = (what: string) => () => started.push(what);
    const command = { words: ['/bin/true'] };
    for (let i = 0; i < 3; i++) void starter.start(command).then(note('notify'));
    void starter.startAhead(command).then(note('check'));
    await starter.idle();
    expect(started).toEqual(['check', 'notify', 'notify', 'notify']);
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

  test('that this process may not kill is told once, and not waited for', async () => {
    const lines = console();
    const { scripts, ended } = runner();
    scripts.run(plan(['/bin/sleep', '3']), 'chk');
    const refusal = Object.assign(new Error('kill EPERM'), { code: 'EPERM', errno: -1 });
    const spy = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw refusal;
    });
    onTestFinished(() => spy.mockRestore());
    scripts.kill('chk', 'SIGTERM');
    scripts.kill('chk', 'SIGKILL');
    await scripts.close();
    expect(lines).toEqual(['send SIGTERM to /bin/sleep: EPERM (Operation not permitted)']);
    expect(ended).toEqual([]);
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
  const scripts = () => new ScriptNotifier(new NotifyPrograms(new Starter(log()), log()));
  const notification = { subject: 'INSTANCE', name: 'VI_1', priority: 150 } as const;

  test.each([
    ['MASTER', 'master', 'MASTER'],
    ['BACKUP', 'backup', 'BACKUP'],
    ['FAULT', 'fault', 'FAULT'],
    ['STOP', 'stop', 'STOP'],
    ['DELETED', 'deleted', 'FAULT'],
  ] as const)(
    'of %s runs as it stands, and the one for all is told what happened',
    async (event, key, word) => {
      scripts().notify({ [key]: note('one'), any: note('any') }, { ...notification, event });
      await written('one');
      await written('any');
      expect(text('one')).toBe('\n');
      expect(text('any')).toBe(`INSTANCE VI_1 ${word} 150\n`);
    },
  );

  test('is told DELETED if it wants to be', async () => {
    scripts().notify({ any: note('any'), tellsDeleted: true }, { ...notification, event: 'DELETED' });
    await written('any');
    expect(text('any')).toBe('INSTANCE VI_1 DELETED 150\n');
  });

  test('of a sync group is told that it is one', async () => {
    const group = { subject: 'GROUP', name: 'VG_1', event: 'MASTER', priority: 0 } as const;
    scripts().notify({ any: note('any') }, group);
    await written('any');
    expect(text('any')).toBe('GROUP VG_1 MASTER 0\n');
  });

  test('of another event does not run', async () => {
    scripts().notify(
      { master: note('master'), backup: note('backup') },
      { ...notification, event: 'BACKUP' },
    );
    await written('backup');
    expect(existsSync(join(folder, 'master'))).toBe(false);
  });

  test('for all is not told of an advert of lower priority, nor of a priority', async () => {
    const notifier = scripts();
    const plan = { masterReceivedLowerPriority: note('one'), any: note('any') };
    notifier.notify(plan, { ...notification, event: 'MASTER_PRIORITY' });
    notifier.notify(plan, { ...notification, event: 'MASTER_RX_LOWER_PRI' });
    await written('one');
    await notifier.finish();
    expect(existsSync(join(folder, 'any'))).toBe(false);
  });

  test('starts after the one that was asked for before', async () => {
    const notifier = scripts();
    const order = (name: string) => shell(`echo ${name} >> ${folder}/order`);
    for (const [event, stop] of [['STOP', order('first')] as const, ['STOP', order('second')] as const]) {
      notifier.notify({ stop }, { ...notification, event });
      await notifier.finish();
    }
    expect(text('order')).toBe('first\nsecond\n');
  });

  test('of STOP has ended when the child has, or is killed', { timeout: 10_000 }, async () => {
    const notifier = scripts();
    const ends = shell(`sleep 0.1; echo ended > ${folder}/ended`);
    const hangs = shell(`echo $$ > ${folder}/pid; sleep 60 & wait`);
    notifier.notify({ stop: ends, any: hangs }, { ...notification, event: 'STOP' });
    await notifier.finish();
    expect(text('ended')).toBe('ended\n');
    expect(isAlive(Number(text('pid')))).toBe(false);
  });

  test('that cannot be run is logged', async () => {
    const lines = console();
    scripts().notify({ master: { words: ['/nonexistent/notify'] } }, { ...notification, event: 'MASTER' });
    await vi.waitFor(() => expect(lines).toHaveLength(1), 5000);
    expect(lines[0]).toBe('run /nonexistent/notify: ENOENT (No such file or directory)');
  });
});
