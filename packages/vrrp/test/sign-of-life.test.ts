import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { deadline, type Event, type Role, signOfLife } from '../src/index.ts';
import { bytes, ip } from './literal.ts';
import { after, effectsOf, type Running, routerIn } from './router-in.ts';

const plain = '2133 9601 0001 3ec0 0a00 000a 0000 0000 0000 0000';
const pass = '2133 9601 0101 0174 0a00 000a 7365 6372 6574 0000';
const hmac =
  '3133 9601 0064 43c2 0a00 000a 0101 0000 6b01 e554 0342 0000 4af8 8f7e 073b 8ccb 9567 7c0b 62be a8e3';

function advert(dump: string, source = '10.0.0.12') {
  return {
    type: 'datagram',
    interface: 'eth0',
    source: ip(source),
    destination: ip('224.0.0.18'),
    hopLimit: 255,
    payload: bytes(dump),
    wallClock: seconds(1_795_286_356),
  } satisfies Event;
}

/** The advert of a master of priority 150, heard one second after the start by an instance of priority 100. */
function heard(role: Role['type'], dump: string, instance: object = {}): Running {
  return after({ ...routerIn(role, { priority: 100, ...instance }), now: seconds(1) }, advert(dump));
}

test.each([
  { what: 'an advert that is not signed', role: 'backup', dump: plain, instance: {}, sign: 0 },
  {
    what: 'one with a password',
    role: 'backup',
    dump: pass,
    instance: { auth_type: 'PASS', auth_pass: 'secret' },
    sign: 0,
  },
  {
    what: 'one that is signed',
    role: 'backup',
    dump: hmac,
    instance: { version: 3, auth_hmac: {} },
    sign: undefined,
  },
  { what: 'one in FAULT', role: 'fault', dump: plain, instance: {}, sign: undefined },
  {
    what: 'one of another virtual router',
    role: 'backup',
    dump: plain,
    instance: { virtual_router_id: 52 },
    sign: undefined,
  },
] as const)('$what: $sign', ({ role, dump, instance, sign }) => {
  const { plan, state } = heard(role, dump, instance);
  expect(signOfLife(plan, state, advert(dump))).toBe(sign);
});

test('while preemption is delayed there is none: the same advert will mean something else', () => {
  const { plan, state } = heard('backup', plain, { priority: 200, preempt_delay: 30 });
  expect(signOfLife(plan, state, advert(plain))).toBeUndefined();
});

test('an advert of another than the master is none', () => {
  const { plan, state } = heard('backup', plain);
  expect(signOfLife(plan, state, advert(plain, '10.0.0.13'))).toBeUndefined();
});

test('once more it puts the end of the wait off as the advert itself would, and does nothing else', () => {
  const running = heard('backup', plain);
  const event: Event = { type: 'signOfLife', instance: 'VI_1' };
  const later = { ...running, now: seconds(2) };
  expect(effectsOf(later, event)).toEqual([]);
  // Three intervals and the skew time of priority 100, 156/256 s.
  expect(deadline(after(later, event).state)).toBe(5_609_375);
  expect(after(later, event).state).toEqual(after(later, advert(plain)).state);
});
