import { expect, test, vi } from 'vitest';
import { kill } from './lab/host.ts';
import {
  configuration,
  expectNothingLeft,
  FOREGROUND,
  host,
  MASTER,
  master,
  vrrpChild,
} from './lab/router.ts';

test.concurrent('SIGTERM, also twice, ends it with status 0, a last notification and nothing left', async () => {
  const notify = 'notify /run/notify.sh';
  await using one = await host(configuration('10.0.0.10/24', notify));
  one.write('notify.sh', '#!/bin/sh\necho "$@" >> /run/notified\n');
  one.exec('chmod', '755', '/run/notify.sh');
  const daemon = await master(one);
  expect(Number(one.file('keepalived.pid'))).toBe(daemon.pid);
  kill(daemon.pid, 'SIGTERM');
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  await expectNothingLeft(one);
  expect(one.file('notified').trim().split('\n')).toEqual([
    'INSTANCE VI_1 BACKUP 150',
    'INSTANCE VI_1 MASTER 150',
    'INSTANCE VI_1 STOP 150',
  ]);
});

test.concurrent('a child that is killed is started again', async () => {
  await using one = await host();
  const daemon = await master(one);
  const first = vrrpChild(one);
  kill(first, 'SIGKILL');
  await daemon.says(`pid ${first} exited due to signal 9 (Killed)`);
  await daemon.says(`VRRP child process(${first}) died: Respawning`);
  await daemon.says(MASTER, 1);
  expect(vrrpChild(one)).not.toBe(first);
  expect(daemon.lines).toContain(`Starting VRRP child process, pid=${vrrpChild(one)}`);
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  await expectNothingLeft(one);
});

test.concurrent('with -R it ends with the child', async () => {
  await using one = await host();
  const daemon = await master(one, '-R');
  kill(vrrpChild(one), 'SIGKILL');
  expect(await daemon.ended).toBe(0);
  expect(daemon.lines.join('\n')).toContain('died: Exiting');
  expect(one.file('keepalived.pid')).toBe('');
  expect(one.processes()).toEqual([]);
});

/** The child: where its pid file was there is no folder any more, and so it dies again whenever it is started. */
function killForGood(one: Awaited<ReturnType<typeof host>>): void {
  const child = Number(one.file('folder/vrrp.pid'));
  one.exec('rm', '-r', '/run/folder');
  one.write('folder', '');
  kill(child, 'SIGTERM');
}

test.concurrent('SIGTERM does not wait for a child that is to be started again', async () => {
  await using one = await host();
  const daemon = await master(one, '-r', '/run/folder/vrrp.pid');
  killForGood(one);
  await daemon.says('open pid file /run/folder/vrrp.pid: ENOTDIR (Not a directory)');
  await daemon.says('died: Respawning', 3);
  await daemon.says('Restart of VRRP process delayed 1 seconds to limit respawn rate');
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  await expectNothingLeft(one);
});

test.concurrent('a reload does not wait for a child that is to be started again, but starts it', async () => {
  await using one = await host();
  const daemon = await master(one, '-r', '/run/folder/vrrp.pid');
  killForGood(one);
  await daemon.says('Restart of VRRP process delayed 4 seconds to limit respawn rate');
  one.exec('rm', '/run/folder');
  kill(daemon.pid, 'SIGHUP');
  const before = performance.now();
  await daemon.says('Reload complete');
  expect(performance.now() - before).toBeLessThan(3000);
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
});

test.concurrent.each([
  { what: 'five seconds', text: '', ms: 5000 },
  { what: 'its child_wait_time', text: 'child_wait_time 2\n', ms: 2000 },
])('a child that does not end is ended after $what', async ({ text, ms }) => {
  await using one = await host(text + configuration('10.0.0.10/24'));
  const daemon = await master(one);
  kill(vrrpChild(one), 'SIGSTOP');
  kill(daemon.pid, 'SIGTERM');
  const before = performance.now();
  expect(await daemon.ended).toBe(0);
  expect(performance.now() - before).toBeGreaterThan(ms - 500);
  expect(performance.now() - before).toBeLessThan(ms + 2500);
  expect(daemon.lines).toContain('vrrp process failed to die - forcing termination');
  expect(one.processes()).toEqual([]);
});

test.concurrent('a child that alone is told to end is started again', async () => {
  await using one = await host();
  const daemon = await master(one);
  kill(vrrpChild(one), 'SIGTERM');
  await daemon.says('died: Respawning');
  await daemon.says(MASTER, 1);
});

test.concurrent.each(['parent', 'child'])('SIGHUP at the %s reloads, and not what is wrong', async (whom) => {
  await using one = await host();
  const daemon = await master(one);
  const child = vrrpChild(one);
  const target = whom === 'parent' ? daemon.pid : child;

  one.write('keepalived.conf', configuration('10.0.0.10/24\n10.0.0.20/24'));
  kill(target, 'SIGHUP');
  await daemon.says('Reload complete');
  await vi.waitFor(() => expect(one.virtualAddresses()).toEqual(['10.0.0.10', '10.0.0.20']), 2000);

  one.write('keepalived.conf', 'vrrp_instance VI_1 {');
  kill(target, 'SIGHUP');
  await daemon.says('The new configuration is refused, the old one goes on');
  expect(one.virtualAddresses()).toEqual(['10.0.0.10', '10.0.0.20']);
  expect(vrrpChild(one)).toBe(child);
  expect(daemon.lines.filter((line) => line === MASTER)).toHaveLength(1);
});

test.concurrent('a child whose parent is killed gives the addresses up', async () => {
  await using one = await host();
  const daemon = await master(one);
  kill(daemon.pid, 'SIGKILL');
  await daemon.ended;
  await vi.waitFor(() => expect(one.processes()).toEqual([]), 5000);
  expect(one.virtualAddresses()).toEqual([]);
  expect(one.file('vrrp.pid')).toBe('');
  const again = await master(one);
  expect(Number(one.file('keepalived.pid'))).toBe(again.pid);
});

test.concurrent('a second one notices the first and lets it be', async () => {
  await using one = await host();
  const daemon = await master(one);
  const second = one.start(FOREGROUND);
  expect(await second.ended).toBe(0);
  expect(second.lines).toContain('daemon is already running');
  expect(Number(one.file('keepalived.pid'))).toBe(daemon.pid);
  expect(one.virtualAddresses()).toEqual(['10.0.0.10']);
});

test.concurrent('instances run side by side, and reload without becoming another', async () => {
  await using one = await host(`instance one\n${configuration('10.0.0.10/24')}`);
  one.write('two.conf', `instance two\n${configuration('10.0.0.20/24').replace('51', '52')}`);
  const first = await master(one);
  const second = one.start([...FOREGROUND, '-f', '/run/two.conf']);
  await second.says(MASTER);
  expect(first.lines).toContain('Changing syslog ident to Keepalived_one');
  expect(Number(one.file('keepalived/keepalived_one.pid'))).toBe(first.pid);
  expect(Number(one.file('keepalived/keepalived_two.pid'))).toBe(second.pid);
  await vi.waitFor(() => expect(one.virtualAddresses()).toEqual(['10.0.0.10', '10.0.0.20']), 2000);
  one.write('two.conf', `instance three\n${configuration('10.0.0.30/24').replace('51', '52')}`);
  kill(second.pid, 'SIGHUP');
  await second.says('Cannot change instance name at a reload - please restart keepalived');
  expect(one.virtualAddresses()).toEqual(['10.0.0.10', '10.0.0.20']);
});

test.concurrent('-V leaves the addresses', async () => {
  await using one = await host();
  const daemon = await master(one, '-V');
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  expect(one.virtualAddresses()).toEqual(['10.0.0.10']);
});
