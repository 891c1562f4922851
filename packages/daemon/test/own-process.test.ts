import type { fakeKernel } from '@kaconf/kernel/fake';
import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { address, instance, machine, ordinary, router, startChild, turn } from './shell-router.ts';

const plan = router([instance(['10.0.0.10'])]);

/** What has been asked about the process itself. */
function asked(kernel: ReturnType<typeof fakeKernel>): string[] {
  return kernel.processCalls.map(({ call, argument }) => `${call} ${argument}`);
}

test('a process that is told nothing has its name, and its memory is like that of others', () => {
  const kernel = machine();
  startChild(plan, kernel);
  expect(asked(kernel)).toEqual(['setName keepalived']);
});

test('a reload says what it is from then on', () => {
  const kernel = machine();
  const { child } = startChild(plan, kernel);
  child.reload(plan, { ...ordinary, name: 'other', nice: -5, staysInMemory: true });
  expect(asked(kernel).slice(1)).toEqual([
    'setName other',
    'keepInMemory true',
    'setNice -5',
    'setSessionNice -5',
  ]);
});

test('memory that is locked is unlocked when a reload says no more of it', () => {
  const kernel = machine();
  const { child } = startChild(plan, kernel);
  for (const staysInMemory of [true, true, false, false]) child.reload(plan, { ...ordinary, staysInMemory });
  expect(asked(kernel).filter((call) => call.startsWith('keepInMemory'))).toEqual([
    'keepInMemory true',
    'keepInMemory false',
  ]);
});

test('what the kernel refuses is said, and nothing else is lost for it', () => {
  const kernel = machine();
  kernel.refuse('set receive buffer', 'EPERM');
  const { lines } = startChild(plan, kernel);
  expect(lines).toContain('set receive buffer of a netlink socket: EPERM (Operation not permitted)');
  expect(asked(kernel)).toEqual(['setName keepalived']);
});

test('-a tells of addresses that are there, come and go', async () => {
  const kernel = machine();
  const { lines } = startChild(plan, kernel, { reportsAddresses: true });
  const other = address(2, '10.0.0.77');
  kernel.change({ type: 'address', address: other });
  await turn(kernel);
  // The kernel tells of it again when something about it has changed.
  kernel.change({ type: 'address', address: other });
  kernel.change({ type: 'addressGone', address: other, why: 'by others' });
  await turn(kernel);
  expect(lines.filter((line) => line.startsWith('Netlink reflector'))).toEqual([
    'Netlink reflector reports IP 10.0.0.11 added to eth0',
    'Netlink reflector reports IP 10.0.0.77 added to eth0',
    'Netlink reflector reports IP 10.0.0.77 removed from eth0',
  ]);
});

test('a timer that expires too late is told of', () => {
  const kernel = machine();
  const { lines } = startChild(plan, kernel);
  const told = () => lines.filter((line) => line.startsWith('A thread timer'));
  // The master-down time of priority 150 is 3.414 s.
  kernel.stall(seconds(4.3));
  expect(told()).toEqual([]);
  // It is master, and its next advert was due a second later.
  kernel.stall(seconds(7));
  expect(told()).toEqual(['A thread timer expired 1.700000 seconds ago']);
});
