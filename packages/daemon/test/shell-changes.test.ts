import { describe, expect, test } from 'vitest';
import {
  address,
  addresses,
  advance,
  instance,
  ip,
  link,
  machine,
  router,
  startChild,
  turn,
} from './shell-router.ts';
import { hear, priorities, recorded } from './shell-wire.ts';

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

test('a link that goes down and comes up within one burst has been down', async () => {
  const kernel = machine();
  const { lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
  advance(kernel, 3.5);
  const before = lines.length;
  kernel.change({ type: 'link', link: link(2, 'eth0', { running: false }) });
  kernel.change({ type: 'link', link: link(2, 'eth0') });
  await turn(kernel);
  advance(kernel, 8);
  expect(lines.slice(before)).toEqual([
    'Netlink reports eth0 down',
    '(VI_1) Entering FAULT STATE',
    'Netlink reports eth0 up',
    '(VI_1) Entering BACKUP STATE',
    '(VI_1) Entering MASTER STATE',
  ]);
});

describe('the log says of interfaces', () => {
  const eth1 = { type: 'link', link: link(3, 'eth1') } as const;
  test.each([
    { what: 'that one was added', with: '-D', events: [eth1], says: ['Interface eth1 added'] },
    {
      what: 'that one was deleted',
      with: '-D',
      events: [eth1, { type: 'linkGone', link: eth1.link }],
      says: ['Interface eth1 deleted', 'Interface eth1 added'],
    },
    {
      what: 'that one which is in use was deleted',
      with: 'no -D',
      events: [{ type: 'linkGone', link: link(2, 'eth0') }],
      says: ['Netlink reports eth0 down', '(VI_1) Entering FAULT STATE', 'Interface eth0 deleted'],
    },
    {
      what: 'that one has another name',
      with: 'no -D',
      events: [{ type: 'link', link: link(2, 'wan0') }],
      says: [
        'Interface name has changed from eth0 to wan0',
        'Netlink reports eth0 down',
        '(VI_1) Entering FAULT STATE',
      ],
    },
  ] as const)('$what, with $with', async ({ with: option, events, says }) => {
    const kernel = machine();
    const { lines } = startChild(router([instance(['10.0.0.10'])]), kernel, { detail: option === '-D' });
    const before = lines.length;
    for (const event of events) kernel.change(event);
    await turn(kernel);
    expect(lines.slice(before)).toEqual(says);
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
    expect(journal).toEqual(['remove 10.0.0.20', 'add 10.0.0.30', 'frames 4', 'adverts 150']);
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
    expect(lines.at(-1)).toMatch(/^Stopped/);
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
    expect(lines.at(-1)).toMatch(/^Stopped/);
  });
});

test('-d dumps the configuration', () => {
  const { child, lines } = startChild(router([instance(['10.0.0.10'])]), machine());
  child.dump();
  expect(lines).toContain('------< VRRP Topology >------');
  expect(lines).toContain(' VRRP Instance = VI_1');
  expect(lines).toContain('     10.0.0.10/24 dev eth0 scope global');
});
