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
  expect(Number(one.file('keepalived/other/keepalived.pid'))).toBe(daemon.pid);
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  expect(held()).not.toContain('10.9.0.10/24');
});

test.concurrent('-M lets a crash leave a core file of that name, but not that of a script', async () => {
  await using one = await host(configuration('10.0.0.10/24', 'notify_master /run/notify.sh'));
  one.write('notify.sh', '#!/bin/sh\n(ulimit -Sc; ulimit -Hc) > /run/limits\n');
  one.exec('chmod', '755', '/run/notify.sh');
  // The machine's own stays as it is.
  one.write('pattern', 'before\n');
  one.exec('mount', '--bind', '/run/pattern', '/proc/sys/kernel/core_pattern');
  const limits = ['prlimit', '--core=0:unlimited', '--'];
  const daemon = one.start([...FOREGROUND, '-M/var/core.%p'], limits);
  await daemon.says(MASTER);
  expect(one.file('pattern')).toBe('/var/core.%p');
  for (const pid of [daemon.pid, vrrpChild(one)]) {
    const shown = one.exec('prlimit', '--core', '--noheadings', '--output=SOFT,HARD', '--pid', String(pid));
    expect(shown.trim().split(/ +/)).toEqual(['unlimited', 'unlimited']);
  }
  await vi.waitFor(() => expect(one.file('limits')).toBe('0\nunlimited\n'), 2000);
  kill(daemon.pid, 'SIGTERM');
  expect(await daemon.ended).toBe(0);
  expect(one.file('pattern').trimEnd()).toBe('before');
});

const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];

test.concurrent.each([
  {
    what: 'the namespace is not there',
    words: [...FOREGROUND, '-s', 'nowhere'],
    status: 0,
    line: 'Unable to set network namespace nowhere - exiting',
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
    status: 0,
    line: 'open pid file /proc/nowhere/a.pid: ENOENT (No such file or directory)',
  },
  {
    what: 'it is not root',
    words: FOREGROUND,
    as: NOBODY,
    status: 4,
    line: 'pid CHILD exited with permanent error missing permission. Terminating',
  },
])('when $what it says so and ends with $status', async ({ words, as, status, line }) => {
  await using one = await host();
  const daemon = one.start(words, as);
  expect(await daemon.ended).toBe(status);
  expect(daemon.lines.map((text) => text.replace(/^pid \d+/, 'pid CHILD'))).toContain(line);
  expect(daemon.lines.filter((text) => /^\s+at |Error:/.test(text))).toEqual([]);
  await expectNothingLeft(one);
});

test.concurrent('whoever starts it into the background without a configuration gets 6', async () => {
  await using one = await host();
  expect(await one.start(['-f', '/run/other.conf', '-G']).ended).toBe(6);
  expect(one.processes()).toEqual([]);
});

test.concurrent('a reload that is asked for while the startup script runs comes afterwards, and there is one child', async () => {
  const text = `global_defs {\n  startup_script "/usr/bin/sleep 1"\n}\n${configuration('10.0.0.10/24')}`;
  await using one = await host(text);
  const daemon = one.start(FOREGROUND);
  await daemon.says('Running startup script');
  kill(daemon.pid, 'SIGHUP');
  await daemon.says('Reload complete');
  expect(daemon.lines.filter((line) => line.startsWith('Starting VRRP child process'))).toHaveLength(1);
});
