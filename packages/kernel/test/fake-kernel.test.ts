import { type IpAddress, type MacAddress, micros } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { fakeKernel } from '../src/fake/index.ts';
import type { InterfaceAddress, Link, NetworkEvent } from '../src/index.ts';

const eth0: Link = {
  index: 2,
  name: 'eth0',
  mac: '02:00:00:00:00:01' as MacAddress,
  mtu: 1500,
  up: true,
  running: true,
};
const vip: InterfaceAddress = {
  ifindex: 2,
  prefix: { address: '10.0.0.10' as IpAddress, length: 24 },
  scope: 0,
  flags: 0,
};
const advert = {
  source: '10.0.0.11' as IpAddress,
  destination: '224.0.0.18' as IpAddress,
  hopLimit: 255,
  payload: Uint8Array.of(0x21, 51),
};
const machine = { now: micros(1000), links: [eth0] };

describe('time', () => {
  test('timers expire in the order of their deadlines, each at its own', () => {
    const kernel = fakeKernel(machine);
    const expired: string[] = [];
    const note = (name: string) => () => expired.push(`${name} at ${kernel.now()}`);
    kernel.createTimer(note('late')).set(micros(3000));
    kernel.createTimer(note('early')).set(micros(2000));
    kernel.createTimer(note('past')).set(micros(500));
    kernel.createTimer(note('disarmed')).set(undefined);
    const closed = kernel.createTimer(note('closed'));
    closed.set(micros(2000));
    closed.close();
    kernel.advance(micros(2500));
    expect(expired).toEqual(['past at 1000', 'early at 2000']);
    expect(kernel.now()).toBe(2500);
    kernel.advance(micros(5000));
    expect(expired).toEqual(['past at 1000', 'early at 2000', 'late at 3000']);
  });

  test('a timer that sets itself again ticks', () => {
    const kernel = fakeKernel(machine);
    const ticks: number[] = [];
    const timer = kernel.createTimer(() => {
      ticks.push(kernel.now());
      timer.set(micros(kernel.now() + 100));
    });
    timer.set(micros(1100));
    kernel.advance(micros(1350));
    expect(ticks).toEqual([1100, 1200, 1300]);
  });
});

describe('datagrams', () => {
  const arriving = { ...advert, ifindex: 2, protocol: 112, time: micros(1500) };
  const listen = (kernel: ReturnType<typeof fakeKernel>, log: string[]) =>
    kernel.openRawSocket({
      family: 4,
      protocol: 112,
      ifindex: 2,
      groups: [advert.destination],
      received: (datagrams) => log.push(`received ${datagrams.length}`),
    });

  test('are kept as they were sent, with the time', () => {
    const kernel = fakeKernel(machine);
    const payload = Uint8Array.of(1);
    const socket = listen(kernel, []);
    expect(socket.send([{ ...advert, payload }])).toEqual([]);
    payload[0] = 2;
    expect(kernel.datagrams).toEqual([
      { ...advert, payload: Uint8Array.of(1), time: 1000, ifindex: 2, protocol: 112 },
    ]);
  });

  test('frames too', () => {
    const kernel = fakeKernel(machine);
    expect(kernel.openPacketSocket().send([{ ifindex: 2, frame: Uint8Array.of(9) }])).toEqual([]);
    expect(kernel.frames).toEqual([{ time: 1000, ifindex: 2, frame: Uint8Array.of(9) }]);
  });

  test('to other processes of the machine too, unless refused', () => {
    const kernel = fakeKernel(machine);
    const syslog = kernel.openUnixDatagram('/dev/log');
    kernel.refuse('send to', 'ECONNREFUSED');
    expect(syslog.send(Uint8Array.of(1))?.message).toBe(
      'send to /dev/log: ECONNREFUSED (Connection refused)',
    );
    expect(syslog.send(Uint8Array.of(2))).toBe(undefined);
    expect(kernel.unixDatagrams).toEqual([{ time: 1000, path: '/dev/log', bytes: Uint8Array.of(2) }]);
  });

  test('that arrive reach the socket of their interface, protocol and family, in one batch', () => {
    const kernel = fakeKernel(machine);
    const log: string[] = [];
    listen(kernel, log);
    kernel.arrive(arriving);
    kernel.arrive(arriving);
    kernel.arrive({ ...arriving, ifindex: 3 });
    kernel.arrive({ ...arriving, protocol: 51 });
    kernel.arrive({ ...arriving, source: 'fe80::1' as IpAddress });
    kernel.advance(micros(1500));
    expect(log).toEqual(['received 2']);
  });

  test('wait behind the timers after a stall, unless the socket is drained first', () => {
    for (const [drains, expected] of [
      [false, ['expired', 'received 1']],
      [true, ['received 1', 'expired']],
    ] as const) {
      const kernel = fakeKernel(machine);
      const log: string[] = [];
      const socket = listen(kernel, log);
      const timer = kernel.createTimer(() => {
        if (drains) socket.drain();
        log.push('expired');
      });
      timer.set(micros(4000));
      kernel.arrive(arriving);
      kernel.stall(micros(9000));
      expect(log).toEqual(expected);
    }
  });
});

describe('the network', () => {
  test('is changed at once and heard of when the event loop turns', () => {
    const kernel = fakeKernel(machine);
    const events: NetworkEvent[] = [];
    const network = kernel.openNetwork((event) => events.push(event));
    network.addAddress(vip);
    expect(network.addresses()).toEqual([vip]);
    expect(events).toEqual([]);
    kernel.advance(kernel.now());
    expect(events).toEqual([{ type: 'address', address: vip }]);
    network.removeAddress(vip);
    kernel.advance(kernel.now());
    expect(events[1]).toEqual({ type: 'addressGone', address: vip, why: 'asked for' });
    expect(kernel.addresses).toEqual([]);
  });

  test('a link that somebody deletes takes its addresses along', () => {
    const kernel = fakeKernel({ ...machine, addresses: [vip] });
    const events: NetworkEvent[] = [];
    const network = kernel.openNetwork((event) => events.push(event));
    kernel.change({ type: 'linkGone', link: eth0 });
    expect(network.links()).toEqual([]);
    expect(network.addresses()).toEqual([]);
    kernel.advance(kernel.now());
    expect(events).toEqual([{ type: 'linkGone', link: eth0 }]);
  });

  test.each([
    ['addAddress', vip, 'add address 10.0.0.10/24 on eth0: EEXIST (File exists)'],
    [
      'addAddress',
      { ...vip, ifindex: 9 },
      'add address 10.0.0.10/24 on interface 9: ENODEV (No such device)',
    ],
    [
      'removeAddress',
      { ...vip, prefix: { ...vip.prefix, length: 32 } },
      'remove address 10.0.0.10/32 on eth0: EADDRNOTAVAIL (Cannot assign requested address)',
    ],
  ] as const)('%s refuses as the kernel does', (operation, address, message) => {
    const network = fakeKernel({ ...machine, addresses: [vip] }).openNetwork(() => {});
    expect(() => network[operation](address)).toThrow(message);
  });
});

describe('a refusal that was ordered', () => {
  test('hits the n-th time and no other', () => {
    const kernel = fakeKernel(machine);
    const network = kernel.openNetwork(() => {});
    kernel.refuse('add address', 'ENOBUFS', 2);
    network.addAddress(vip);
    network.removeAddress(vip);
    expect(() => network.addAddress(vip)).toThrow(
      'add address 10.0.0.10/24 on eth0: ENOBUFS (No buffer space available)',
    );
    network.addAddress(vip);
    expect(kernel.addresses).toEqual([vip]);
  });

  test('hits one datagram of a batch', () => {
    const kernel = fakeKernel(machine);
    const socket = kernel.openRawSocket({
      family: 4,
      protocol: 112,
      ifindex: 2,
      groups: [],
      received: () => {},
    });
    kernel.refuse('send datagram', 'ENETDOWN', 2);
    const failures = socket.send([advert, advert, advert]);
    expect(failures.map(({ index, error }) => [index, error.code])).toEqual([[1, 'ENETDOWN']]);
    expect(kernel.datagrams.length).toBe(2);
  });
});

test('signals reach those who listen for them, when the event loop turns', () => {
  const kernel = fakeKernel();
  const heard: string[] = [];
  kernel.onSignal(36, () => heard.push('36'));
  kernel.onSignal(64, () => heard.push('64'));
  kernel.onSignal(36, () => heard.push('closed')).close();
  kernel.signal(36);
  expect(heard).toEqual([]);
  kernel.advance(kernel.now());
  expect(heard).toEqual(['36']);
  expect(() => kernel.onSignal(15, () => {})).toThrow('listen for signal 15: EINVAL (Invalid argument)');
});

test('limits are what they were set to', () => {
  const { process } = fakeKernel();
  expect(process.resourceLimit('nofile')).toEqual({ soft: Infinity, hard: Infinity });
  process.setResourceLimit('nofile', { soft: 1024, hard: 4096 });
  expect(process.resourceLimit('nofile')).toEqual({ soft: 1024, hard: 4096 });
});

test('process calls are noted', () => {
  const kernel = fakeKernel();
  kernel.process.setName('keepalived_vrrp');
  kernel.process.setRealtimePriority(undefined);
  expect(kernel.process.lockFile(7)).toBe(true);
  expect(kernel.processCalls).toEqual([
    { call: 'setName', argument: 'keepalived_vrrp' },
    { call: 'setRealtimePriority', argument: undefined },
    { call: 'lockFile', argument: 7 },
  ]);
});
