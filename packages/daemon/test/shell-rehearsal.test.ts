import { seconds } from '@kaconf/net';
import { expect, test, vi } from 'vitest';
import { rehearse } from '../src/vrrp/rehearsal.ts';
import { adverts, console, dumps, instance, ip, ordinary, peer, router } from './shell-router.ts';

/** Sockets, processes, files; the timers are the test runner's. */
const resources = () =>
  process.getActiveResourcesInfo().filter((name) => name !== 'Immediate' && name !== 'Timeout');
const command = { words: ['/bin/false'] };

test.each([
  { what: 'VRRPv2', plan: instance(['10.0.0.10']) },
  { what: 'no addresses', plan: instance([]) },
  { what: 'VRRPv3', plan: instance(['10.0.0.10'], { version: 3, advertInterval: seconds(0.01) }) },
  {
    what: 'a password',
    plan: instance(['10.0.0.10'], adverts({ authentication: { type: 'PASS', password: 'changeme' } })),
  },
  {
    what: 'an authentication header',
    plan: instance(['10.0.0.10'], adverts({ authentication: { type: 'AH', password: 'changeme' } })),
  },
  { what: 'an owner', plan: instance(['10.0.0.10'], { basePriority: 255, startsAsMaster: true }) },
  { what: 'unicast', plan: instance(['10.0.0.10'], { unicastPeers: [peer('10.0.0.12')] }) },
  {
    what: 'IPv6',
    plan: instance(['fe80::10', '2001:db8::10'], {
      family: 6,
      version: 3,
      multicastGroup: ip('ff02::12'),
    }),
  },
  { what: 'addresses elsewhere', plan: { ...instance(['10.0.0.10']), interface: 'eth7' } },
  {
    what: 'scripts',
    plan: instance(['10.0.0.10'], {
      notify: { any: command, master: command, stop: command },
      trackedScripts: [{ name: 'chk', weight: 0, reverse: false }],
      trackedInterfaces: [{ name: 'eth9', weight: 0, reverse: false }],
    }),
  },
  { what: 'delays', plan: instance(['10.0.0.10'], { preempt: false, preemptDelay: seconds(300) }) },
])('a rehearsal with $what leaves no trace outside of itself', async ({ plan }) => {
  const before = resources();
  const listeners = process.eventNames();
  const out = vi.spyOn(process.stdout, 'write');
  const lines = console();
  rehearse({ plan: router([plan]), process: ordinary, dumps });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(lines).toEqual([]);
  expect(out).not.toHaveBeenCalled();
  expect(process.eventNames()).toEqual(listeners);
  expect(resources()).toEqual(before);
});

test('there is nothing to rehearse without an instance', () => {
  expect(() => rehearse({ plan: router([]), process: ordinary, dumps })).not.toThrow();
});
