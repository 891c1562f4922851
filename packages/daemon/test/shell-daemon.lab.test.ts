import { expect, test, vi } from 'vitest';
import { type Daemon, type Host, kill, makeHost } from './lab/host.ts';

const FOREGROUND = ['-n', '-l', '-D', '-G', '-f', '/run/keepalived.conf'];
const MASTER = '(VI_1) Entering MASTER STATE';

/** Master within half a second. */
const configuration = (addresses: string, more = '') => `
global_defs {
    script_user root
}
vrrp_instance VI_1 {
    interface eth0
    version 3
    virtual_router_id 51
    priority 150
    advert_int 0.1
    virtual_ipaddress {
        ${addresses}
    }
    ${more}
}
`;

async function host(text = configuration('10.0.0.10/24')): Promise<Host> {
  const made = await makeHost();
  made.write('keepalived.conf', text);
  return made;
}

async function master(on: Host, ...more: readonly string[]): Promise<Daemon> {
  const daemon = on.start([...FOREGROUND, ...more]);
  await daemon.says(MASTER);
  await vi.waitUntil(() => on.virtualAddresses().length > 0);
  return daemon;
}

const vrrpChild = (on: Host) => Number(on.file('vrrp.pid'));

/** Without addresses, pid files and processes; a script may take a moment more. */
async function expectNothingLeft(on: Host): Promise<void> {
  expect(on.virtualAddresses()).toEqual([]);
  expect([on.file('keepalived.pid'), on.file('vrrp.pid')]).toEqual(['', '']);
  await vi.waitFor(() => expect(on.processes()).toEqual([]), 2000);
}

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
  await daemon.says('Keepalived_vrrp exited due to signal 9 (SIGKILL)');
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
  expect(await daemon.ended).toBe(1);
  expect(daemon.lines.join('\n')).toContain('died: Exiting');
  expect(one.file('keepalived.pid')).toBe('');
  expect(one.processes()).toEqual([]);
});

test.concurrent('SIGTERM does not wait for a child that is to be started again', async () => {
  await using one = await host();
  const daemon = one.start([...FOREGROUND, '-r', '/proc/nowhere/vrrp.pid']);
  await daemon.says('open pid file /proc/nowhere/vrrp.pid: ENOENT (No such file or directory)');
  await daemon.says('died: Respawning', 3);
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  await expectNothingLeft(one);
});

test.concurrent('a child that does not end is ended after five seconds', async () => {
  await using one = await host();
  const daemon = await master(one);
  kill(vrrpChild(one), 'SIGSTOP');
  kill(daemon.pid, 'SIGTERM');
  const before = performance.now();
  expect(await daemon.ended).toBe(0);
  expect(performance.now() - before).toBeGreaterThan(4500);
  expect(daemon.lines).toContain('vrrp process failed to die - forcing termination');
  expect(one.processes()).toEqual([]);
});

test.concurrent('a child that alone is told to end is started again', async () => {
  await using one = await host();
  const daemon = await master(one);
  kill(vrrpChild(one), 'SIGTERM');
  await daemon.says('Keepalived_vrrp exited with status 0');
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
  await second.ended;
  expect(second.lines).toContain('daemon is already running');
  expect(Number(one.file('keepalived.pid'))).toBe(daemon.pid);
  expect(one.virtualAddresses()).toEqual(['10.0.0.10']);
});

test.concurrent('without -n it goes into the background, and its pid file says where', async () => {
  await using one = await host();
  const starter = one.start(['-l', '-G', '-f', '/run/keepalived.conf']);
  expect(await starter.ended).toBe(0);
  expect(starter.lines).toEqual([]);
  await vi.waitUntil(() => one.virtualAddresses().length > 0, 10_000);
  const parent = Number(one.file('keepalived.pid'));
  expect(one.processes().sort()).toEqual([parent, vrrpChild(one)].sort());
  kill(parent, 'SIGTERM');
  await vi.waitFor(() => expect(one.processes()).toEqual([]), 5000);
  await expectNothingLeft(one);
});

test.concurrent('-V leaves the addresses', async () => {
  await using one = await host();
  const daemon = await master(one, '-V');
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  expect(one.virtualAddresses()).toEqual(['10.0.0.10']);
});

test.concurrent('-d dumps what was understood', async () => {
  await using one = await host();
  const daemon = await master(one, '-d');
  expect(daemon.lines).toContain(' VRRP Instance = VI_1');
  expect(daemon.lines).toContain('     10.0.0.10/24 dev eth0 scope global');
});

test.concurrent('-P runs VRRP', async () => {
  await using one = await host();
  await master(one, '-P');
});

test.concurrent.each([
  { what: 'with -C', words: ['-C'], text: configuration('10.0.0.10/24') },
  { what: 'with a configuration of nothing', words: [], text: 'global_defs {\n}\n' },
])('$what it says that there is nothing to run, and waits', async ({ words, text }) => {
  await using one = await host(text);
  const daemon = one.start([...FOREGROUND, ...words]);
  await daemon.says('Warning - keepalived has no configuration to run');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(one.processes()).toEqual([daemon.pid]);
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  await expectNothingLeft(one);
});

test.concurrent('-s takes it into a network namespace', async () => {
  await using one = await host(configuration('10.9.0.10/24'));
  one.exec('ip', 'netns', 'add', 'other');
  one.exec('ip', '-n', 'other', 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'peer');
  for (const name of ['eth0', 'peer']) one.exec('ip', '-n', 'other', 'link', 'set', name, 'up');
  one.exec('ip', '-n', 'other', 'address', 'add', '10.9.0.11/24', 'dev', 'eth0');
  const daemon = one.start([...FOREGROUND, '-s', 'other']);
  await daemon.says(MASTER);
  const held = () => one.exec('ip', '-n', 'other', '-o', '-4', 'address', 'show', 'eth0');
  await vi.waitFor(() => expect(held()).toContain('10.9.0.10/24'), 2000);
  expect(one.virtualAddresses()).toEqual([]);
  expect(Number(one.file('keepalived/keepalived.pid'))).toBe(daemon.pid);
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  expect(held()).not.toContain('10.9.0.10/24');
});

const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];

test.concurrent.each([
  {
    what: 'the namespace is not there',
    words: [...FOREGROUND, '-s', 'nowhere'],
    status: 1,
    line: 'enter network namespace nowhere: ENOENT (No such file or directory)',
  },
  {
    what: 'the configuration is not there',
    words: ['-n', '-l', '-G', '-f', '/run/other.conf'],
    status: 6,
    line: "Config files missing '/run/other.conf'.",
  },
  {
    what: 'the pid file cannot be written',
    words: [...FOREGROUND, '-p', '/proc/nowhere/a.pid'],
    status: 1,
    line: 'open pid file /proc/nowhere/a.pid: ENOENT (No such file or directory)',
  },
  {
    what: 'it is not root',
    words: FOREGROUND,
    as: NOBODY,
    status: 4,
    line: 'Keepalived_vrrp exited with permanent error missing permission. Terminating',
  },
])('when $what it says so and ends with $status', async ({ words, as, status, line }) => {
  await using one = await host();
  const daemon = one.start(words, as);
  expect(await daemon.ended).toBe(status);
  expect(daemon.lines).toContain(line);
  expect(daemon.lines.filter((text) => /^\s+at |Error:/.test(text))).toEqual([]);
  await expectNothingLeft(one);
});

test.concurrent('whoever starts it into the background without a configuration gets 6', async () => {
  await using one = await host();
  expect(await one.start(['-f', '/run/other.conf', '-G']).ended).toBe(6);
  expect(one.processes()).toEqual([]);
});
