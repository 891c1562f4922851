import type { RouterPlan } from '@kaconf/vrrp';
import { beforeEach, expect, test, vi } from 'vitest';
import { processPlan } from './process-plan.ts';
import { address, advance, instance, ip, link, machine, router, startChild } from './shell-router.ts';
import { priorities } from './shell-wire.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  return () => {
    vi.useRealTimers();
  };
});

const stays = instance(['10.0.0.10']);
const added = instance(['10.0.9.10'], { on: 'eth1', name: 'VI_2', virtualRouterId: 52 });
const process = processPlan('sleeper', 'no such program');
const route = {
  family: 4,
  destination: { address: ip('10.9.0.0'), length: 24 },
  gateway: ip('10.0.9.1'),
  table: 254,
  type: 1,
  protocol: 18,
  onlink: false,
  insertion: 'prepend',
  metrics: {},
  nexthops: [],
} as const;

const twoLinks = () =>
  machine({
    links: [link(2, 'eth0'), link(3, 'eth1')],
    addresses: [address(2, '10.0.0.11'), address(3, '10.0.9.11')],
  });

/** What a reload, or a promotion after it, has to open anew, with what it is refused at first. */
const refusals: readonly {
  readonly operation: Parameters<ReturnType<typeof machine>['refuse']>[0];
  readonly object: string;
  readonly plan: RouterPlan;
}[] = [
  {
    operation: 'open raw socket',
    object: 'for IPv4 protocol 112 on interface 3',
    plan: router([stays, added]),
  },
  {
    operation: 'open netlink socket',
    object: 'for events',
    plan: router([{ ...stays, virtualRoutes: [route] }]),
  },
  {
    operation: 'open netlink socket',
    object: 'for process events',
    plan: router([stays], { processes: [process] }),
  },
  {
    operation: 'open netlink socket',
    object: 'for the firewall',
    plan: router([stays, { ...added, accepts: false }]),
  },
  {
    operation: 'open inotify',
    object: 'for tracked files',
    plan: router([stays], { files: [{ name: 'load', path: '/proc/loadavg' }] }),
  },
  {
    operation: 'ask for link',
    object: 'eth0',
    plan: router([stays], { polledLinks: [{ interface: 'eth0' }] }),
  },
];

test.each(refusals)(
  'without a descriptor to $operation $object the child goes on, and tries again',
  ({ operation, object, plan }) => {
    const kernel = twoLinks();
    const { child, lines } = startChild(router([stays]), kernel);
    advance(kernel, 4);
    kernel.refuse(operation, 'EMFILE');
    child.reload(plan);
    advance(kernel, 9);
    const refused = `${operation} ${object}: EMFILE (Too many open files), trying again`;
    expect(lines.filter((line) => line.includes('EMFILE'))).toEqual([refused]);
    expect(priorities(kernel).slice(0, 4)).toEqual([150, 150, 150, 150]);
    vi.advanceTimersByTime(1000);
    expect(lines.at(-1)).toBe('What was refused for want of descriptors or memory is there now');
  },
);

test('an instance without a socket takes no part until there is one', () => {
  const kernel = twoLinks();
  const { child, lines } = startChild(router([stays]), kernel);
  advance(kernel, 4);
  kernel.refuse('open raw socket', 'EMFILE');
  kernel.refuse('open raw socket', 'ENFILE', 2);
  const before = lines.length;
  child.reload(router([stays, added]));
  vi.advanceTimersByTime(1000);
  advance(kernel, 10);
  expect(lines.slice(before)).toEqual([
    'Reloading',
    'open raw socket for IPv4 protocol 112 on interface 3: EMFILE (Too many open files), trying again',
    'Netlink reports eth1 up',
    '(VI_2): entering FAULT state (no socket)',
    '(VI_2) entering FAULT state',
    'open raw socket for IPv4 protocol 112 on interface 3: ENFILE (Too many open files in system), trying again',
    'VRRP sockpool: [ifindex(  3), family(IPv4), proto(112), multicast, address(224.0.0.18)]',
    '(VI_2) Entering BACKUP STATE',
    'What was refused for want of descriptors or memory is there now',
    '(VI_2) Entering MASTER STATE',
  ]);
});

test('what is still refused is not said again', () => {
  const kernel = twoLinks();
  const { child, lines } = startChild(router([stays]), kernel);
  for (const nth of [1, 2, 3, 4]) kernel.refuse('open raw socket', 'EMFILE', nth);
  child.reload(router([stays, added]));
  vi.advanceTimersByTime(3000);
  expect(lines.filter((line) => line.includes('EMFILE'))).toHaveLength(1);
});
