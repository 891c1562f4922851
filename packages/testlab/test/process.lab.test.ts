import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { startDaemon } from '../src/daemon/daemon.ts';
import { block, configuration, type Host, ours, real, vrrpInstance } from '../src/index.ts';
import { readProc } from '../src/process/processes.ts';
import { eventually, makeBoth } from './virtual/hosts.ts';

const NODE = vrrpInstance({ priority: 150, version: 3, advertInterval: 0.1, addresses: ['10.0.0.10/24'] });

/** The same for both, and nothing runs that would be scheduled otherwise. */
function saying(...statements: readonly string[]): string {
  return configuration(block('global_defs', statements), NODE);
}

/** Fields of proc_pid_stat(5). */
const NICE = 19;
const REALTIME_PRIORITY = 40;
const POLICY = 41;
const POLICIES: Readonly<Record<string, string>> = { 0: 'SCHED_OTHER', 2: 'SCHED_RR' };

interface Look {
  readonly name: string;
  readonly scheduling: string;
  readonly nice: string | undefined;
  readonly cpus: string | undefined;
  /** Of time in real time, soft, in microseconds. */
  readonly limit: string | undefined;
  readonly locked: boolean;
}

/** A process as the kernel shows it. */
function look(pid: number): Look {
  const fields = readProc(pid, 'stat')
    .replace(/^.*\) /, '')
    .split(' ');
  const field = (number: number) => fields[number - 3];
  const [, cpus] = /^Cpus_allowed_list:\s+(.*)$/m.exec(readProc(pid, 'status')) ?? [];
  const [, limit] = /^Max realtime timeout\s+(\S+)/m.exec(readProc(pid, 'limits')) ?? [];
  return {
    name: readProc(pid, 'comm').trimEnd(),
    scheduling: `${POLICIES[field(POLICY) ?? '']} ${field(REALTIME_PRIORITY)}`,
    nice: field(NICE),
    cpus,
    limit,
    locked: !/^VmLck:\s+0 kB$/m.test(readProc(pid, 'status')),
  };
}

/** What rtnetlink's sockets keep; the kernel doubles what it is told. */
async function buffers(host: Host): Promise<readonly number[]> {
  const text = await host.exec(['ss', '--family=netlink', '--all', '--memory', '--oneline']);
  const sizes = text.matchAll(/ rtnl:(?!kernel).*,?rb(\d+),/g);
  return [...new Set(Array.from(sizes, ([, size]) => Number(size)))].sort((a, b) => a - b);
}

const [ALL_CPUS = ''] = [look(process.pid).cpus];
const PLAIN: Look = {
  name: 'keepalived',
  scheduling: 'SCHED_OTHER 0',
  nice: '0',
  cpus: ALL_CPUS,
  limit: 'unlimited',
  locked: false,
};
/** On a busy machine the ordinary limit is soon reached, and ours then does without real time for a second. */
const GENEROUS = 'vrrp_rlimit_rttime 2000000';
const REALTIME = { scheduling: 'SCHED_RR 20', limit: '1000000' };

describe.concurrent.each([
  { what: 'the name of the parent', says: ['process_name one'], parent: 'one', vrrp: { name: 'one' } },
  { what: 'the usual names', says: ['process_names'], vrrp: { name: 'keepalived_vrrp' } },
  {
    what: 'names of its own',
    says: ['process_name one', 'vrrp_process_name two'],
    parent: 'one',
    vrrp: { name: 'two' },
  },
  { what: 'a nice value', says: ['vrrp_priority -5'], vrrp: { nice: '-5' } },
  { what: 'a nice value for the modest', says: ['vrrp_priority 7'], vrrp: { nice: '7' } },
  { what: 'a CPU', says: ['vrrp_cpu_affinity 0'], vrrp: { cpus: '0' } },
  { what: 'real time', says: ['vrrp_rt_priority 20', GENEROUS], vrrp: REALTIME },
  { what: 'memory', says: ['vrrp_no_swap'], vrrp: { locked: true } },
])('$what', ({ says, parent = 'keepalived', vrrp }) => {
  test('is the same as with the real one', async () => {
    await using both = await makeBoth();
    const { hosts } = both;
    await using one = await startDaemon(hosts.ours, ours(), saying(...says));
    await using other = await startDaemon(hosts.real, real(), saying(...says));
    // Who is told nothing takes precedence (decision 0007).
    const expected = [{ nice: '-14' }, {}].map((base) => ({ ...PLAIN, ...base, ...vrrp }));
    const children = async () => [look(await one.vrrpChild()), look(await other.vrrpChild())];
    await Promise.all([one, other].map((daemon) => daemon.enters('MASTER', 10_000)));
    expect(await children()).toEqual(expected);
    expect([look(one.pid), look(other.pid)]).toEqual(Array(2).fill({ ...PLAIN, name: parent }));
  });
});

test.concurrent.each([
  {
    says: [
      'vrrp_netlink_cmd_rcv_bufs 90000',
      'vrrp_netlink_monitor_rcv_bufs 31457280',
      'vrrp_netlink_monitor_rcv_bufs_force',
    ],
    expected: [180_000, 62_914_560],
  },
  {
    says: ['vrrp_netlink_cmd_rcv_bufs 90000', 'vrrp_netlink_monitor_rcv_bufs 100000'],
    expected: [180_000, 200_000],
  },
])('sockets keep as much as the real one: $expected', async ({ says, expected }) => {
  await using both = await makeBoth();
  const { hosts } = both;
  await using one = await startDaemon(hosts.ours, ours(), saying(...says));
  await using other = await startDaemon(hosts.real, real(), saying(...says));
  await Promise.all([one, other].map((daemon) => daemon.enters('MASTER', 10_000)));
  expect([await buffers(hosts.ours), await buffers(hosts.real)]).toEqual([expected, expected]);
});

/** What a script is given. */
const LOOK = [
  'id -G',
  'cut -d" " -f19,40,41 /proc/self/stat',
  'grep Cpus_allowed_list /proc/self/status',
].join('\n');

test.concurrent('scripts have no part in it but the CPUs', async () => {
  await using both = await makeBoth();
  const says = ['vrrp_rt_priority 20', 'vrrp_priority -5', 'vrrp_cpu_affinity 0', 'vrrp_no_swap'];
  const more = ['notify_master /run/look.sh'];
  const node = vrrpInstance({
    priority: 150,
    version: 3,
    advertInterval: 0.1,
    addresses: ['10.0.0.10/24'],
    more,
  });
  const text = configuration(block('global_defs', says), node);
  const seen = Object.values(both.hosts).map(async (host) => {
    await host.exec([
      'sh',
      '-c',
      `printf '#!/bin/sh\\n(%s) > /run/looked\\n' '${LOOK}' > /run/look.sh; chmod 755 /run/look.sh`,
    ]);
    await using daemon = await startDaemon(host, host === both.hosts.ours ? ours() : real(), text);
    await daemon.enters('MASTER', 10_000);
    await eventually('the script has run', async () =>
      (await host.exec(['sh', '-c', 'cat /run/looked || true'])).includes('Cpus'),
    );
    return host.exec(['cat', '/run/looked']);
  });
  const [one, other] = await Promise.all(seen);
  expect(one).toMatch(/^0\n0 0 0\nCpus_allowed_list:\t0$/);
  expect(one).toBe(other);
});

test.concurrent('a reload changes what it says otherwise, and takes back what it does not say', async () => {
  await using both = await makeBoth();
  const text = saying(
    'process_name one',
    'vrrp_priority -5',
    'vrrp_cpu_affinity 0',
    'vrrp_rt_priority 20',
    GENEROUS,
    'vrrp_no_swap',
  );
  await using daemon = await startDaemon(both.hosts.ours, ours(), text);
  await daemon.enters('MASTER', 10_000);
  const pid = await daemon.vrrpChild();
  const first = { ...PLAIN, ...REALTIME, name: 'one', nice: '-5', cpus: '0', locked: true };
  expect(look(pid)).toEqual(first);
  const looks = (expected: Look) =>
    eventually('it is so', async () => JSON.stringify(look(pid)) === JSON.stringify(expected)).catch(
      () => {},
    );
  await daemon.reload(saying('vrrp_priority 3', 'vrrp_process_name two', 'vrrp_rt_priority 30', GENEROUS));
  const second = { ...PLAIN, ...REALTIME, scheduling: 'SCHED_RR 30', name: 'two', nice: '3' };
  await looks(second);
  expect(look(pid)).toEqual(second);
  await daemon.reload(saying());
  const third = { ...PLAIN, nice: '-14', limit: '5000' };
  await looks(third);
  expect(look(pid)).toEqual(third);
});

test.concurrent('who is stopped comes to real time, and to more of it each time', async () => {
  await using both = await makeBoth();
  const { hosts } = both;
  const text = saying('max_auto_priority 2', 'min_auto_priority_delay 200000', GENEROUS);
  await using one = await startDaemon(hosts.ours, ours(), text);
  await using other = await startDaemon(hosts.real, real(), text);
  for (const daemon of [one, other]) {
    await daemon.enters('MASTER', 10_000);
    for (let stop = 0; stop < 3; stop++) {
      daemon.freeze();
      await sleep(700);
      daemon.thaw();
      await sleep(300);
    }
  }
  const raises = ({ log }: typeof one) =>
    log.entries.map((line) => line.text).filter((line) => /^(Set realtime|A thread timer)/.test(line));
  const late = expect.stringMatching(/^A thread timer expired [01]\.\d{6} seconds ago$/);
  const expected = [late, 'Set realtime priority 1', late, 'Set realtime priority 2', late];
  expect(raises(one)).toEqual(expected);
  // 2.4.3 forgets how late is too late once it has raised itself.
  const heard = raises(other);
  expect([2, 5]).toContain(heard.length);
  expect(heard).toEqual(expected.slice(0, heard.length));
  expect(look(await one.vrrpChild())).toMatchObject({ scheduling: 'SCHED_RR 2', limit: '1000000' });
});
