import { type IPv4Address, type IpAddress, parseIp, parsePrefix } from '@kaconf/net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type InterfaceAddress, KernelError, type Network, type NetworkEvent } from '../src/index.ts';
import { eventually } from './lab/eventually.ts';
import { type VethPair, vethPair } from './lab/veth-pair.ts';

const NODAD = 0x02;
const PERMANENT = 0x80;

let pair: VethPair;
let network: Network;
let events: NetworkEvent[];

beforeAll(() => {
  pair = vethPair();
});
beforeEach(() => {
  events = [];
  network = pair.left.within((kernel) => kernel.openNetwork((event) => events.push(event)));
});
afterEach(() => network?.close());
afterAll(() => pair?.remove());

function onWire(prefix: string, more: Partial<InterfaceAddress> = {}): InterfaceAddress {
  const parsed = parsePrefix(prefix);
  if (parsed === undefined) throw new Error(prefix);
  return { ifindex: pair.left.ifindex, prefix: parsed, scope: 0, flags: 0, ...more };
}

const broadcast = parseIp('10.9.5.255') as IPv4Address;
const peer = parseIp('10.9.7.2') as IpAddress;

describe.each([
  ['a plain address', () => onWire('10.9.0.10/24'), 'inet 10.9.0.10/24 scope global secondary wire0'],
  [
    'label, broadcast and scope',
    () => onWire('10.9.5.10/24', { label: 'wire0:vip', broadcast, scope: 253 }),
    'inet 10.9.5.10/24 brd 10.9.5.255 scope link wire0:vip',
  ],
  ['a peer', () => onWire('10.9.7.1/32', { peer }), 'inet 10.9.7.1 peer 10.9.7.2/32 scope global wire0'],
  [
    'IPv6 without DAD',
    () => onWire('2001:db8::10/64', { flags: NODAD }),
    'inet6 2001:db8::10/64 scope global nodad',
  ],
  ['a flag beyond the eighth', () => onWire('2001:db8::10/64', { flags: 0x200 }), 'noprefixroute'],
])('%s', (_, address, shown) => {
  test('is added as ip(8) shows it, announced, and removed', async () => {
    network.addAddress(address());
    expect(pair.left.ip('address show dev wire0')).toContain(shown);
    await eventually('its event', () => events.some(({ type }) => type === 'address'));
    network.removeAddress(address());
    expect(pair.left.ip('address show dev wire0')).not.toContain(address().prefix.address);
    await eventually('the end of it', () => events.some(({ type }) => type === 'addressGone'));
  });
});

test('what is added is listed and announced as it was given, with the flags that the kernel adds', async () => {
  const address = onWire('10.9.7.1/32', { peer, label: 'wire0:p', broadcast, scope: 253 });
  const listed = { ...address, flags: PERMANENT };
  network.addAddress(address);
  expect(network.addresses()).toContainEqual(listed);
  network.removeAddress(address);
  await eventually('both events', () => events.length === 2);
  expect(events).toEqual([
    { type: 'address', address: listed },
    { type: 'addressGone', address: listed, why: 'asked for' },
  ]);
});

test('links are listed with their state', () => {
  expect(network.links().find(({ name }) => name === 'wire0')).toMatchObject({
    index: pair.left.ifindex,
    name: 'wire0',
    mac: '02:00:00:00:09:01',
    mtu: 1500,
    up: true,
    running: true,
  });
});

test('a link that loses its carrier, goes down, comes back and is deleted is reported each time', async () => {
  const states = () =>
    events.flatMap((event) =>
      event.type === 'link' || event.type === 'linkGone'
        ? [`${event.type} ${event.link.name} ${event.link.up ? 'up' : 'down'} ${event.link.running}`]
        : [],
    );
  pair.left.ip('link add spare0 type veth peer name spare1');
  pair.left.ip('link set spare0 up');
  pair.left.ip('link set spare1 up');
  await eventually('spare0 runs', () => states().includes('link spare0 up true'));
  pair.left.ip('link set spare1 down');
  await eventually('it has no carrier', () => states().at(-1) === 'link spare0 up false');
  pair.left.ip('link set spare0 down');
  await eventually('it is down', () => states().at(-1) === 'link spare0 down false');
  pair.left.ip('link delete spare0');
  await eventually('it is gone', () => states().includes('linkGone spare0 down false'));
});

test('a port that leaves a bridge is no link that is gone', async () => {
  for (const command of ['link add br0 type bridge', 'link add spare0 type veth peer name spare1'])
    pair.left.ip(command);
  pair.left.ip('link set spare0 master br0');
  pair.left.ip('link set spare0 nomaster');
  pair.left.ip('link set spare1 up');
  await eventually('the last change is seen', () =>
    events.some((event) => event.type === 'link' && event.link.name === 'spare1' && event.link.up),
  );
  expect(events.filter(({ type }) => type === 'linkGone')).toEqual([]);
  pair.left.ip('link delete spare0');
  pair.left.ip('link delete br0');
});

describe('a refusal names the operation, the object and the errno', () => {
  test.each([
    [
      'an address that is there',
      'addAddress',
      '10.9.0.1/24',
      'add address 10.9.0.1/24 on wire0: EEXIST (File exists)',
    ],
    [
      'an IPv6 address that is there',
      'addAddress',
      'fe80::9:1/64',
      'add address fe80::9:1/64 on wire0: EEXIST (File exists)',
    ],
    [
      'an address that is not there',
      'removeAddress',
      '10.9.0.99/24',
      'remove address 10.9.0.99/24 on wire0: EADDRNOTAVAIL (Cannot assign requested address)',
    ],
    [
      'an IPv6 address that is not there',
      'removeAddress',
      '2001:db8::99/64',
      'remove address 2001:db8::99/64 on wire0: EADDRNOTAVAIL (Cannot assign requested address)',
    ],
  ] as const)('%s', (_, operation, prefix, message) => {
    expect(() => network[operation](onWire(prefix))).toThrow(message);
  });

  test('an interface that is not there', () => {
    const address = { ...onWire('10.9.0.10/24'), ifindex: 9999 };
    expect(() => network.addAddress(address)).toThrow(
      'add address 10.9.0.10/24 on interface 9999: ENODEV (No such device)',
    );
    expect(() => network.addAddress(address)).toThrow(KernelError);
  });
});
