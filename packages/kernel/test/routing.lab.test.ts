import { type Family, type IpAddress, parseIp, parsePrefix, type Rule } from '@kaconf/net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { KernelError, type Network, type NetworkEvent, type Route } from '../src/index.ts';
import { eventually } from './lab/eventually.ts';
import { type VethPair, vethPair } from './lab/veth-pair.ts';

const KEEPALIVED = 18;

let pair: VethPair;
let network: Network;
let events: NetworkEvent[];

beforeAll(() => {
  pair = vethPair();
});
beforeEach(() => {
  events = [];
  network = pair.left.within((kernel) => kernel.openNetwork((event) => events.push(event)));
  network.watchRouting({ protocol: KEEPALIVED, routes: [4, 6], rules: [4, 6] });
});
afterEach(() => network?.close());
afterAll(() => pair?.remove());

const prefix = (text: string) => {
  const parsed = parsePrefix(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};
const familyOf = (text: string): Family => (text.includes(':') ? 6 : 4);

function route(destination: string, gateway: string, more: Partial<Route> = {}): Route {
  return {
    family: familyOf(destination),
    type: 1,
    destination: prefix(destination),
    gateway: parseIp(gateway) as IpAddress,
    ifindex: pair.left.ifindex,
    table: 254,
    protocol: KEEPALIVED,
    onlink: false,
    insertion: 'prepend',
    metrics: {},
    nexthops: [],
    ...more,
  };
}

function rule(from: string, more: Partial<Rule> = {}): Rule {
  return {
    family: familyOf(from),
    action: { type: 'table', table: 100 },
    priority: 500,
    not: false,
    from: prefix(from),
    protocol: KEEPALIVED,
    ...more,
  };
}

const IPV4 = () =>
  route('10.20.0.0/16', '10.9.0.2', { metric: 7, metrics: { mtu: { value: 1400, locked: true } } });
const IPV6 = () => route('2001:db8:20::/48', 'fe80::9:2');

describe.each([
  ['IPv4', IPV4, '-4', 'via 10.9.0.2 dev wire0 proto keepalived metric 7 mtu lock 1400', 7],
  ['IPv6', IPV6, '-6', 'via fe80::9:2 dev wire0 proto keepalived metric 1024', 1024],
])('a route of %s', (_, make, family, shown, metric) => {
  test('is added as ip(8) shows it, once, and removed, once', async () => {
    network.addRoute(make());
    expect(pair.left.ip(`${family} route show proto keepalived`)).toContain(
      shown.replace(' proto keepalived', ''),
    );
    expect(() => network.addRoute(make())).toThrow(/^add route .*: EEXIST/);
    network.removeRoute(make());
    expect(pair.left.ip(`${family} route show proto keepalived`)).toBe('');
    expect(() => network.removeRoute(make())).toThrow(/^remove route .*: ESRCH/);
    await eventually('the end of it', () => events.some(({ type }) => type === 'routeGone'));
    expect(events).toEqual([
      { type: 'routeAdded', route: expect.objectContaining({ metric }) },
      expect.objectContaining({ type: 'routeGone', own: true }),
    ]);
  });

  test('is missed when somebody else removes it', async () => {
    network.addRoute(make());
    const { destination, gateway, ifindex } = make();
    pair.left.ip(`${family} route del ${destination.address}/${destination.length}`);
    await eventually('the end of it', () => events.length > 1);
    const lost = { destination, gateway, ifindex, metric, table: 254, protocol: KEEPALIVED };
    expect(events).toEqual([
      { type: 'routeAdded', route: expect.objectContaining(lost) },
      { type: 'routeGone', own: false, route: expect.objectContaining(lost) },
    ]);
  });
});

describe.each([
  ['IPv4', () => rule('10.20.0.0/16', { fwmark: { value: 5 } }), '-4'],
  ['IPv6', () => rule('2001:db8:20::/48', { ipProtocol: 6 }), '-6'],
])('a rule of %s', (_, make, family) => {
  test('is added, once, and removed, once', async () => {
    network.addRule(make());
    expect(pair.left.ip(`${family} rule show priority 500`)).toContain('lookup 100 proto keepalived');
    expect(() => network.addRule(make())).toThrow(/^add rule .*: EEXIST/);
    network.removeRule(make());
    expect(pair.left.ip(`${family} rule show priority 500`)).toBe('');
    expect(() => network.removeRule(make())).toThrow(/^remove rule .*: ENOENT/);
    await eventually('the end of it', () => events.length > 0);
    expect(events).toEqual([{ type: 'ruleGone', own: true, rule: make() }]);
  });

  test('is missed when somebody else removes it', async () => {
    network.addRule(make());
    pair.left.ip(`${family} rule del priority 500`);
    await eventually('the end of it', () => events.length > 0);
    expect(events).toEqual([{ type: 'ruleGone', own: false, rule: make() }]);
  });
});

test('a refusal says what was refused', () => {
  const unreachable = route('10.20.0.0/16', '10.77.0.1', { table: 100 });
  expect(() => network.addRoute(unreachable)).toThrow(
    new KernelError(101, 'add route', '10.20.0.0/16 via 10.77.0.1 dev wire0 table 100'),
  );
});

test('only what is watched is told', async () => {
  network.watchRouting({ protocol: KEEPALIVED, routes: [6], rules: [] });
  network.addRoute(IPV4());
  network.addRoute(IPV6());
  network.addRule(rule('10.20.0.0/16'));
  network.removeRule(rule('10.20.0.0/16'));
  network.removeRoute(IPV4());
  network.removeRoute(IPV6());
  await eventually('the end of one', () => events.length > 1);
  expect(events).toEqual([
    { type: 'routeAdded', route: expect.objectContaining({ family: 6 }) },
    { type: 'routeGone', own: true, route: expect.objectContaining({ family: 6 }) },
  ]);
});

test('a flood of routes of others does not push out what is waited for', async () => {
  network.addRoute(IPV4());
  network.addRule(rule('10.20.0.0/16'));
  const others = Array.from({ length: 20_000 }, (_, n) => `172.16.${n >> 8}.${n & 255}/32 dev wire0`);
  pair.left.ipBatch(others.map((one) => `route add ${one}`));
  pair.left.ip('route flush dev wire0 proto boot');
  pair.left.ip('route del 10.20.0.0/16');
  pair.left.ip('rule del priority 500');
  await eventually('both ends', () => events.length >= 3);
  expect(events.map(({ type }) => type)).toEqual(['routeAdded', 'routeGone', 'ruleGone']);
});

test.each(['10.9.0.77/24', '2001:db8::77/64'])('who removed %s is told', async (text) => {
  const address = { ifindex: pair.left.ifindex, prefix: prefix(text), scope: 0, flags: 2 };
  const reasons = () => events.flatMap((event) => (event.type === 'addressGone' ? [event.why] : []));
  network.addAddress(address);
  network.removeAddress(address);
  network.addAddress(address);
  pair.left.ip(`address del ${text} dev wire0`);
  await eventually('both ends of it', () => reasons().length === 2);
  expect(reasons()).toEqual(['asked for', 'by others']);
});

test('what the first address of a subnet takes along is told so', async () => {
  const [first, second] = ['10.9.5.1/24', '10.9.5.2/24'].map((text) => ({
    ifindex: pair.left.ifindex,
    prefix: prefix(text),
    scope: 0,
    flags: 0,
  }));
  if (!first || !second) throw new Error('two addresses');
  network.addAddress(first);
  network.addAddress(second);
  network.removeAddress(first);
  const gone = () =>
    events.flatMap((event) =>
      event.type === 'addressGone' ? [`${event.address.prefix.address} ${event.why}`] : [],
    );
  await eventually('both ends', () => gone().length === 2);
  expect(gone().toSorted()).toEqual(['10.9.5.1 asked for', '10.9.5.2 taken along']);
});
