import { seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import {
  address,
  addresses,
  advance,
  instance,
  link,
  machine,
  router,
  startChild,
  turn,
} from './shell-router.ts';
import { announced, hear, recorded } from './shell-wire.ts';

test('the advert leaves before the addresses are set, and they are before they are announced', () => {
  const { kernel, journal } = recorded(machine());
  startChild(router([instance(['10.0.0.10', '10.0.0.20'])]), kernel);
  advance(kernel, 3.5);
  expect(journal).toEqual([
    'open 2 224.0.0.18',
    'remove 10.0.0.10',
    'remove 10.0.0.20',
    'adverts 150',
    'add 10.0.0.10',
    'add 10.0.0.20',
    'frames 4',
  ]);
});

test('each address is announced once before any is repeated', () => {
  const kernel = machine();
  startChild(router([instance(['10.0.0.10', '10.0.0.20'])]), kernel);
  advance(kernel, 3.5);
  expect(announced(kernel)).toEqual(['10.0.0.10', '10.0.0.20', '10.0.0.10', '10.0.0.20']);
});

test('the adverts of 250 instances leave in bursts of 64, one batch a wake-up', () => {
  const { kernel, journal } = recorded(machine());
  const gratuitous = { ...instance([]).gratuitous, repeats: 0, delay: seconds(0) };
  const instances = Array.from({ length: 250 }, (_, index) =>
    instance([], { name: `VI_${index}`, virtualRouterId: index + 1, gratuitous }),
  );
  startChild(router(instances), kernel);
  advance(kernel, 4);
  journal.length = 0;
  advance(kernel, 6);
  const sizes = Map.groupBy(journal, (line) => line);
  expect([...sizes].map(([line, batches]) => [line, batches.length])).toEqual([
    [`adverts ${Array(64).fill(150)}`, 6],
    [`adverts ${Array(58).fill(150)}`, 2],
  ]);
});

describe('after a stall', () => {
  test('the adverts that wait win over the clock: a backup stays one', () => {
    const kernel = machine();
    const { lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
    advance(kernel, 1);
    for (const second of [1, 2, 3, 4, 5]) hear(kernel, 200, { time: seconds(second) });
    kernel.stall(seconds(6));
    expect(kernel.datagrams).toEqual([]);
    advance(kernel, 8);
    expect(lines).not.toContain('(VI_1) Entering MASTER STATE');
    advance(kernel, 9);
    expect(lines).toContain('(VI_1) Entering MASTER STATE');
  });

  test('a master yields to the higher priority without another advert', () => {
    const kernel = machine();
    startChild(router([instance(['10.0.0.10'])]), kernel);
    advance(kernel, 4);
    const before = kernel.datagrams.length;
    for (const second of [8, 9]) hear(kernel, 200, { time: seconds(second) });
    kernel.stall(seconds(9.5));
    expect(kernel.datagrams).toHaveLength(before);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11']);
  });
});

describe('what the kernel refuses', () => {
  test('is logged, and the rest is done', () => {
    const kernel = machine();
    const { lines } = startChild(router([instance(['10.0.0.10', '10.0.0.20'])]), kernel);
    kernel.refuse('add address', 'EPERM');
    advance(kernel, 3.5);
    expect(lines).toContain('add address 10.0.0.10/24 on eth0: EPERM (Operation not permitted)');
    expect(addresses(kernel)).toEqual(['2 10.0.0.11', '2 10.0.0.20']);
    expect(announced(kernel)).toHaveLength(4);
  });

  test('for want of an interface is logged, and the rest is done', () => {
    const kernel = machine();
    const [elsewhere] = instance(['10.9.0.10'], { on: 'eth9' }).virtualAddresses;
    const here = instance(['10.0.0.10']);
    const virtualAddresses = [...(elsewhere ? [elsewhere] : []), ...here.virtualAddresses];
    const { lines } = startChild(router([{ ...here, virtualAddresses }]), kernel);
    advance(kernel, 3.5);
    expect(lines).toContain("Not adding address 10.9.0.10/24 to eth9 since interface doesn't exist");
    expect(addresses(kernel)).toEqual(['2 10.0.0.11', '2 10.0.0.10']);
    expect(announced(kernel)).toEqual(['10.0.0.10', '10.0.0.10']);
  });

  test('is not worth a line when what was wanted is so already', () => {
    const kernel = machine();
    const { lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
    kernel.change({ type: 'address', address: address(2, '10.0.0.10') });
    advance(kernel, 3.5);
    kernel.change({ type: 'addressGone', address: address(2, '10.0.0.10'), why: 'by others' });
    hear(kernel, 200);
    advance(kernel, 3.6);
    expect(lines.filter((line) => /EEXIST|EADDRNOTAVAIL/.test(line))).toEqual([]);
  });

  test('of an advert names the instance', () => {
    const kernel = machine();
    const { lines } = startChild(router([instance([])]), kernel);
    kernel.refuse('send datagram', 'ENOBUFS');
    advance(kernel, 3.5);
    expect(lines.filter((line) => line.includes('ENOBUFS'))).toEqual([
      '(VI_1) send advert error: send datagram number 0 of the batch: ENOBUFS (No buffer space available)',
    ]);
  });

  test('as an interface goes under its hands is logged, and it tries again when there is one', async () => {
    const { kernel, journal } = recorded(machine());
    kernel.refuse('open raw socket', 'ENODEV');
    const { lines } = startChild(router([instance([])]), kernel);
    expect(lines).toContain('open raw socket for IPv4 protocol 112 on interface 2: ENODEV (No such device)');
    kernel.change({ type: 'link', link: link(2, 'eth0') });
    await turn(kernel);
    expect(journal).toEqual(['open 2 224.0.0.18', 'open 2 224.0.0.18']);
  });

  test('for lack of a right ends it', () => {
    const kernel = machine();
    kernel.refuse('open raw socket', 'EPERM');
    expect(() => startChild(router([instance([])]), kernel)).toThrow('EPERM (Operation not permitted)');
  });
});
