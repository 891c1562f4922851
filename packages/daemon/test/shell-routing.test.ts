import type { Route } from '@kaconf/kernel';
import type { FakeKernel } from '@kaconf/kernel/fake';
import { parsePrefix } from '@kaconf/net';
import type { StaticPlan, VirtualRoute, VirtualRule } from '@kaconf/vrrp';
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

const KEEPALIVED = 18;
const MASTER = 3.5;

function prefix(text: string) {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

function route(destination: string, extra: Partial<VirtualRoute> = {}): VirtualRoute {
  return {
    family: 4,
    destination: prefix(destination),
    gateway: ip('10.0.0.1'),
    table: 254,
    type: 1,
    protocol: KEEPALIVED,
    onlink: false,
    insertion: 'prepend',
    metrics: {},
    nexthops: [],
    ...extra,
  };
}

function rule(priority: number, extra: Partial<VirtualRule> = {}): VirtualRule {
  return {
    family: 4,
    action: { type: 'table', table: 100 },
    priority,
    not: false,
    protocol: KEEPALIVED,
    ...extra,
  };
}

const NONE: StaticPlan = { addresses: [], routes: [], rules: [] };
const two = () =>
  machine({
    links: [link(2, 'eth0'), link(3, 'eth1')],
    addresses: [address(2, '10.0.0.11'), address(3, '10.1.0.11')],
  });

/** `192.168.1.0/24 3`: where to and by which interface. */
function routes(kernel: FakeKernel): string[] {
  return kernel.routes.map(
    ({ destination, ifindex }: Route) => `${destination.address}/${destination.length} ${ifindex}`,
  );
}

const rules = (kernel: FakeKernel) => kernel.rules.map(({ priority }) => priority);

describe('routes and rules of an instance', () => {
  const plan = router([
    instance(['10.0.0.10'], {
      virtualRoutes: [
        route('192.168.1.0/24', { interface: 'eth1' }),
        route('192.168.2.0/24', { nexthops: [{ interface: 'eth1', onlink: false }] }),
        route('192.168.3.0/24', { interface: 'eth9' }),
      ],
      virtualRules: [rule(500), rule(501)],
    }),
  ]);

  test('come with a master and go with it', () => {
    const kernel = two();
    const { child, lines } = startChild(plan, kernel);
    expect([kernel.routes, kernel.rules]).toEqual([[], []]);
    advance(kernel, MASTER);
    expect(routes(kernel)).toEqual(['192.168.2.0/24 undefined', '192.168.1.0/24 3']);
    expect(kernel.routes[0]?.nexthops).toEqual([{ ifindex: 3, onlink: false }]);
    expect(rules(kernel)).toEqual([500, 501]);
    expect(lines).toContain("Not adding route 192.168.3.0/24 to eth9 since interface doesn't exist");
    void child.stop();
    expect([kernel.routes, kernel.rules]).toEqual([[], []]);
  });

  test('that an earlier run has left behind are removed before it takes part', () => {
    const kernel = two();
    const { noTrack: _, interface: __, ...left } = route('192.168.1.0/24', { interface: 'eth1' });
    const network = kernel.openNetwork(() => {});
    network.addRoute({ ...left, ifindex: 3, nexthops: [] });
    network.addRule(rule(500));
    startChild(plan, kernel);
    expect([kernel.routes, kernel.rules]).toEqual([[], []]);
  });

  test.each([
    ['add route', 'add route 192.168.1.0/24 via 10.0.0.1 dev 3: EINVAL (Invalid argument)', [501, 500], 1],
    ['add rule', 'add rule from all priority 500 table 100: EINVAL (Invalid argument)', [501], 2],
  ] as const)('%s is refused: it is logged, and the others are set', (operation, line, left, count) => {
    const kernel = two();
    const { lines } = startChild(plan, kernel);
    kernel.refuse(operation, 'EINVAL');
    advance(kernel, MASTER);
    expect(lines).toContain(line);
    expect(rules(kernel).toSorted()).toEqual([...left].toSorted());
    expect(kernel.routes).toHaveLength(count);
  });

  test.each([
    ['a route', 'routeGone'],
    ['a rule', 'ruleGone'],
  ] as const)('%s that somebody removes makes the master step back and put it back', async (_, type) => {
    const kernel = two();
    const { lines } = startChild(plan, kernel);
    advance(kernel, MASTER);
    const [lost] = kernel.routes.filter(({ ifindex }) => ifindex === 3);
    if (!lost) throw new Error('no route');
    kernel.change(
      type === 'routeGone' ? { type, route: lost, own: false } : { type, rule: rule(500), own: false },
    );
    await turn(kernel);
    expect(lines.at(-1)).toBe('(VI_1) Entering BACKUP STATE');
    expect([kernel.routes, kernel.rules]).toEqual([[], []]);
    advance(kernel, MASTER + 0.5);
    expect(routes(kernel)).toHaveLength(2);
    expect(rules(kernel)).toEqual([500, 501]);
  });

  test('its own doings are no loss', async () => {
    const kernel = two();
    const { child, lines } = startChild(plan, kernel);
    advance(kernel, MASTER);
    child.reload(router([instance(['10.0.0.10'], { virtualRules: [rule(502)] })]));
    await turn(kernel);
    expect([kernel.routes, rules(kernel)]).toEqual([[], [502]]);
    expect(lines.filter((line) => line.startsWith('(VI_1) Entering'))).toEqual([
      '(VI_1) Entering BACKUP STATE (init)',
      '(VI_1) Entering MASTER STATE',
    ]);
  });

  test('are set again when news of them was lost', async () => {
    const kernel = two();
    startChild(plan, kernel);
    advance(kernel, MASTER);
    const [lost] = kernel.rules;
    if (!lost) throw new Error('no rule');
    kernel.openNetwork(() => {}).removeRule(lost);
    kernel.change({ type: 'routingUncertain' });
    await turn(kernel);
    expect(rules(kernel).toSorted()).toEqual([500, 501]);
  });
});

describe('an address', () => {
  const virtualAddresses = ['10.5.0.10', '10.5.0.20'].map((text) => ({
    prefix: { address: ip(text), length: 24 },
    interface: 'eth0',
    scope: 0,
  }));
  const plan = router([instance([], { virtualAddresses })]);

  test('that another takes along when it goes is put back, and nobody steps back for it', async () => {
    const kernel = machine();
    const { lines } = startChild(plan, kernel);
    advance(kernel, MASTER);
    kernel.change({ type: 'addressGone', address: address(2, '10.5.0.20'), why: 'taken along' });
    await turn(kernel);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11', '2 10.5.0.10', '2 10.5.0.20']);
    expect(lines.at(-1)).not.toContain('BACKUP');
  });

  test('that is not there any more after an overrun was removed by somebody', async () => {
    const kernel = machine();
    const { lines } = startChild(plan, kernel);
    advance(kernel, MASTER);
    await turn(kernel);
    const left = kernel.addresses.filter(({ prefix: { address: own } }) => own !== '10.5.0.10');
    kernel.change({ type: 'resync', links: kernel.links, addresses: left });
    await turn(kernel);
    expect(lines.at(-1)).toBe('(VI_1) Entering BACKUP STATE');
    advance(kernel, MASTER + 0.5);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11', '2 10.5.0.10', '2 10.5.0.20']);
  });
});

describe('an address that goes with others', () => {
  const twoFamilies = () => machine({ addresses: [address(2, '10.0.0.11'), address(2, 'fe80::11', 64)] });
  const states = (lines: readonly string[]) =>
    lines.flatMap((line) => /^\(VI_1\) Entering (\w+) STATE$/.exec(line)?.[1] ?? []);

  test('is lost first when its interface goes on without it', async () => {
    const kernel = twoFamilies();
    const { lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
    advance(kernel, MASTER);
    await turn(kernel);
    kernel.change({ type: 'addressGone', address: address(2, '10.0.0.10'), why: 'by others' });
    kernel.change({ type: 'addressGone', address: address(2, '10.0.0.11'), why: 'by others' });
    await turn(kernel);
    expect(states(lines)).toEqual(['MASTER', 'BACKUP', 'FAULT']);
  });

  test('is no loss of its own when its interface goes down before', async () => {
    const kernel = twoFamilies();
    const { lines } = startChild(router([instance(['10.0.0.10'])]), kernel);
    advance(kernel, MASTER);
    await turn(kernel);
    kernel.change({ type: 'link', link: link(2, 'eth0', { running: false }) });
    kernel.change({ type: 'addressGone', address: address(2, '10.0.0.10'), why: 'by others' });
    await turn(kernel);
    expect(states(lines)).toEqual(['MASTER', 'FAULT']);
  });
});

test('static ones are there from the start to the end', () => {
  const kernel = machine();
  const statics: StaticPlan = {
    addresses: [{ prefix: prefix('10.3.0.1/24'), interface: 'eth0', scope: 0 }],
    routes: [route('192.168.1.0/24', { interface: 'eth0' })],
    rules: [rule(700)],
  };
  const { child } = startChild(router([instance(['10.0.0.10'])], { statics }), kernel);
  const held = () => [addresses(kernel), routes(kernel), rules(kernel)];
  expect(held()).toEqual([['2 10.0.0.11', '2 10.3.0.1'], ['192.168.1.0/24 2'], [700]]);
  child.reload(router([instance(['10.0.0.10'])], { statics: { ...NONE, rules: [rule(701)] } }));
  expect(held()).toEqual([['2 10.0.0.11'], [], [701]]);
  void child.stop();
  expect(held()).toEqual([['2 10.0.0.11'], [], []]);
});

test('all of them are in the dump', () => {
  const statics: StaticPlan = {
    addresses: [{ prefix: prefix('10.3.0.1/24'), interface: 'eth0', scope: 0 }],
    routes: [route('192.168.1.0/24')],
    rules: [rule(700)],
  };
  const one = instance(['10.0.0.10'], {
    virtualRoutes: [route('192.168.2.0/24')],
    virtualRules: [rule(500)],
  });
  const { child, lines } = startChild(router([one], { statics }), machine());
  lines.length = 0;
  child.dump();
  expect(lines.slice(0, 6)).toEqual([
    '------< Static Addresses >------',
    '     10.3.0.1/24 dev eth0 scope global set',
    '------< Static Routes >------',
    '     prepend 192.168.1.0/24 via inet 10.0.0.1 proto 18',
    '------< Static Rules >------',
    '     from all priority 700 tos 0x0 protocol 18 lookup 100',
  ]);
  expect(lines).toContain('   Virtual IP (1):');
  expect(lines.slice(lines.indexOf('   Virtual Routes :')).slice(0, 4)).toEqual([
    '   Virtual Routes :',
    '     prepend 192.168.2.0/24 via inet 10.0.0.1 proto 18',
    '   Virtual Rules :',
    '     from all priority 500 tos 0x0 protocol 18 lookup 100',
  ]);
});
