import { seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { address, advance, instance, ip, link, machine, router, startChild, turn } from './shell-router.ts';
import { announced, hear, priorities, recorded } from './shell-wire.ts';

const addresses = (kernel: ReturnType<typeof machine>) =>
  kernel.addresses.map(({ ifindex, prefix }) => `${ifindex} ${prefix.address}`);

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

test('the adverts of 250 instances leave in one batch a wake-up', () => {
  const { kernel, journal } = recorded(machine());
  const gratuitous = { ...instance([]).gratuitous, repeats: 0, delay: seconds(0) };
  const instances = Array.from({ length: 250 }, (_, index) =>
    instance([], { name: `VI_${index}`, virtualRouterId: index + 1, gratuitous }),
  );
  startChild(router(instances), kernel);
  advance(kernel, 4);
  journal.length = 0;
  advance(kernel, 6);
  expect(journal).toEqual([`adverts ${Array(250).fill(150)}`, `adverts ${Array(250).fill(150)}`]);
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

  test('is not worth a line when what was wanted is so already', () => {
    const kernel = machine();
    const { lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
    kernel.change({ type: 'address', address: address(2, '10.0.0.10') });
    advance(kernel, 3.5);
    kernel.change({ type: 'addressGone', address: address(2, '10.0.0.10') });
    hear(kernel, 200);
    advance(kernel, 3.6);
    expect(lines.filter((line) => /EEXIST|EADDRNOTAVAIL/.test(line))).toEqual([]);
  });

  test('of an advert names the interface', () => {
    const kernel = machine();
    const { lines } = startChild(router([instance([])]), kernel);
    kernel.refuse('send datagram', 'ENOBUFS');
    advance(kernel, 3.5);
    expect(lines.filter((line) => line.includes('ENOBUFS'))).toEqual([
      'eth0: send datagram number 0 of the batch: ENOBUFS (No buffer space available)',
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

describe('an interface that goes and comes back with another index', () => {
  test('gets a new socket', async () => {
    const { kernel, journal } = recorded(machine());
    startChild(router([instance([])]), kernel);
    kernel.change({ type: 'linkGone', link: link(2, 'eth0') });
    await turn(kernel);
    kernel.change({ type: 'link', link: link(7, 'eth0') });
    kernel.change({ type: 'address', address: address(7, '10.0.0.11') });
    await turn(kernel);
    advance(kernel, 4);
    expect(journal).toEqual(['open 2 224.0.0.18', 'close 2 224.0.0.18', 'open 7 224.0.0.18', 'adverts 150']);
    expect(kernel.datagrams.map(({ ifindex }) => ifindex)).toEqual([7]);
  });

  test.each([
    {
      how: 'one event after another',
      events: [
        { type: 'linkGone', link: link(2, 'eth0') },
        { type: 'link', link: link(7, 'eth0') },
        { type: 'address', address: address(7, '10.0.0.11') },
      ],
    },
    {
      how: 'as an overrun shows',
      events: [{ type: 'resync', links: [link(7, 'eth0')], addresses: [address(7, '10.0.0.11')] }],
    },
  ] as const)('within one burst, $how, gets the addresses again', async ({ events }) => {
    const kernel = machine();
    startChild(router([instance(['10.0.0.10'])]), kernel);
    advance(kernel, 3.5);
    expect(addresses(kernel)).toContain('2 10.0.0.10');
    for (const event of events) kernel.change(event);
    await turn(kernel);
    advance(kernel, 8);
    expect(addresses(kernel)).toEqual(['7 10.0.0.11', '7 10.0.0.10']);
    expect(kernel.datagrams.at(-1)?.ifindex).toBe(7);
  });
});

describe('a reload', () => {
  test('touches only the addresses that change', () => {
    const { kernel, journal } = recorded(machine());
    const { child } = startChild(router([instance(['10.0.0.10', '10.0.0.20'])]), kernel);
    advance(kernel, 3.5);
    journal.length = 0;
    child.reload(router([instance(['10.0.0.10', '10.0.0.30'])]));
    advance(kernel, 3.6);
    expect(journal).toEqual(['remove 10.0.0.20', 'add 10.0.0.30', 'frames 2', 'adverts 150']);
  });

  test('lets an instance that goes resign, by its socket, under its old plan', () => {
    const extra = {
      links: [link(2, 'eth0'), link(3, 'eth1')],
      addresses: [address(2, '10.0.0.11'), address(3, '10.1.0.11')],
    };
    const { kernel, journal } = recorded(machine(extra));
    const going = instance(['10.1.0.10'], { name: 'VI_2', on: 'eth1', virtualRouterId: 52 });
    const { child } = startChild(router([instance(['10.0.0.10']), going]), kernel);
    advance(kernel, 3.5);
    journal.length = 0;
    const sent = kernel.datagrams.length;
    child.reload(router([instance(['10.0.0.10'])]));
    expect(journal).toEqual(['adverts 0', 'remove 10.1.0.10', 'close 3 224.0.0.18']);
    expect(kernel.datagrams.slice(sent)).toMatchObject([{ ifindex: 3, source: ip('10.1.0.11') }]);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11', '3 10.1.0.11', '2 10.0.0.10']);
  });

  test('listens to another multicast group when the configuration says so', () => {
    const { kernel, journal } = recorded(machine());
    const { child } = startChild(router([instance([])]), kernel);
    child.reload(router([instance([], { multicastGroup: ip('224.0.0.99') })]));
    expect(journal).toEqual(['open 2 224.0.0.18', 'open 2 224.0.0.99', 'close 2 224.0.0.18']);
  });
});

describe('at the end', () => {
  test('a master resigns, and its addresses are gone', async () => {
    const kernel = machine();
    const { child, lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
    advance(kernel, 3.5);
    await child.stop();
    expect(priorities(kernel)).toEqual([150, 0]);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11']);
    expect(lines.at(-1)).toBe('Stopped');
  });

  test('with -V addresses stay and nobody hears of it', async () => {
    const kernel = machine();
    const { child } = startChild(router([instance(['10.0.0.10'])]), kernel, { keepAddresses: true });
    advance(kernel, 3.5);
    await child.stop();
    expect(priorities(kernel)).toEqual([150]);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11', '2 10.0.0.10']);
  });

  test('packets that changed nothing are counted by reason', async () => {
    const kernel = machine();
    const { child, lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
    for (const hopLimit of [254, 1, 255]) hear(kernel, 200, { hopLimit });
    hear(kernel, 200, { plan: instance([], { virtualRouterId: 52 }) });
    advance(kernel, 0.1);
    await child.stop();
    expect(lines.filter((line) => line.startsWith('Dropped'))).toEqual([
      'Dropped packets: VI_1: 2 wrong TTL',
      'Dropped packets: eth0: 1 unknown VRID',
    ]);
  });

  test('every socket is closed, and what the kernel still had to say opens none', async () => {
    const { kernel, journal } = recorded(machine());
    const { child, lines } = startChild(router([instance([])]), kernel);
    kernel.change({ type: 'link', link: link(2, 'eth0', { running: false }) });
    kernel.advance(kernel.now());
    await child.stop();
    await turn(kernel);
    expect(journal).toEqual(['open 2 224.0.0.18', 'close 2 224.0.0.18']);
    expect(lines.at(-1)).toBe('Stopped');
  });
});

test('-d dumps the configuration', () => {
  const { child, lines } = startChild(router([instance(['10.0.0.10'])]), machine());
  child.dump();
  expect(lines).toContain('------< VRRP Topology >------');
  expect(lines).toContain(' VRRP Instance = VI_1');
  expect(lines).toContain('     10.0.0.10/24 dev eth0 scope global');
});
