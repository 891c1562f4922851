import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startDaemon } from '../src/daemon/daemon.ts';
import { block, configuration, now, ours, vrrpInstance } from '../src/index.ts';
import { makeNetwork } from '../src/network/network.ts';
import { run } from '../src/process/spawn.ts';

const CHECK = block('vrrp_script chk', ['script /usr/bin/true', 'interval 1', 'timeout 1']);
const FIRST = vrrpInstance({
  priority: 150,
  version: 3,
  advertInterval: 0.1,
  addresses: ['10.0.0.10/24'],
  more: [block('track_script', ['chk'])],
});
const SECOND = vrrpInstance({
  name: 'VI_2',
  virtualRouterId: 52,
  priority: 150,
  version: 3,
  advertInterval: 0.1,
  addresses: ['10.0.0.20/24'],
  more: [
    'mcast_dst_ip 224.0.0.19',
    block('virtual_routes', ['10.9.0.0/24 via 10.0.0.1']),
    block('track_file', ['load weight 1']),
  ],
});
const LOAD = block('track_file load', ['file /etc/hostname']);

/** It keeps what it has, and gets none beyond this number. */
async function limitDescriptors(pid: number, soft: string): Promise<void> {
  await run(['prlimit', '--pid', `${pid}`, `--nofile=${soft}:`]);
}

test('a reload without descriptors costs nobody anything, and is made good when there are some', async () => {
  await using network = await makeNetwork({ a: ['10.0.0.11/24'] });
  const { a: host } = network.hosts;
  await using daemon = await startDaemon(host, ours(), configuration(CHECK, FIRST));
  await daemon.enters('MASTER', 10_000);
  const child = await daemon.vrrpChild();
  await limitDescriptors(child, '3');
  const reloaded = now();
  await daemon.reload(configuration(CHECK, FIRST, LOAD, SECOND));
  await daemon.log.waitFor('VI_2 in FAULT', ({ text }) => text === '(VI_2) entering FAULT state', 10_000);
  // Its check runs on.
  await sleep(2500);
  expect(await host.hasAddress('10.0.0.10')).toBe(true);
  expect(await host.hasAddress('10.0.0.20')).toBe(false);
  await limitDescriptors(child, '1024');
  await daemon.enters('MASTER', 10_000, reloaded, 'VI_2');
  expect(await daemon.vrrpChild()).toBe(child);
  expect(await host.hasAddress('10.0.0.20')).toBe(true);
  const lines = daemon.log.entries.filter(({ time }) => time > reloaded).map(({ text }) => text);
  expect(lines.filter((text) => text.includes('EMFILE')).sort()).toEqual([
    'note down what is set in /run/testlab/vrrp.holdings: EMFILE (Too many open files), trying again',
    'open inotify for tracked files: EMFILE (Too many open files), trying again',
    'open netlink socket for events: EMFILE (Too many open files), trying again',
    'open raw socket for IPv4 protocol 112 on interface 2: EMFILE (Too many open files), trying again',
  ]);
  expect(lines.filter((text) => text.includes('chk'))).toEqual([
    'VRRP_Script(chk) considered successful on reload',
  ]);
  expect(lines).toContain('What was refused for want of descriptors or memory is there now');
});
