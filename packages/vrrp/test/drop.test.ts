import { describe, expect, test } from 'vitest';
import { type DropReason, dropReasons, type Event, type Role } from '../src/index.ts';
import { bytes, ip } from './literal.ts';
import { effectsOf, routerIn } from './router-in.ts';

interface Case {
  readonly reason: DropReason;
  readonly what: string;
  readonly dump: string;
  readonly role?: Role['type'];
  readonly instance?: object;
  readonly from?: string;
  readonly to?: string;
  readonly hopLimit?: number;
}

const good = '2133 9601 0001 3ec0 0a00 000a 0000 0000 0000 0000';
const goodVersion3 = '3133 9601 0064 43c2 0a00 000a';
const pass = '2133 9601 0101 0174 0a00 000a 7365 6372 6574 0000';
const unicast = { unicast_src_ip: '10.0.0.11', unicast_peer: ['10.0.0.12'], version: 3 };

const cases: readonly Case[] = [
  { reason: 'too short', what: 'nothing', dump: '' },
  { reason: 'too short', what: 'seven octets', dump: '2133 9601 0001 3e' },
  {
    reason: 'wrong length',
    what: 'an address less than counted',
    dump: '2133 9602 0001 3ec0 0a00 000a 0000 0000 0000 0000',
  },
  { reason: 'wrong length', what: 'no trailer', dump: '2133 9601 0001 3ec0 0a00 000a' },
  { reason: 'wrong length', what: '255 addresses counted', dump: '3133 96ff 0064 43c2 0a00 000a' },
  { reason: 'wrong version', what: 'version 1', dump: '1133 9601 0001 4ec0 0a00 000a 0000 0000 0000 0000' },
  { reason: 'wrong version', what: 'version 3 to version 2', dump: goodVersion3 },
  { reason: 'wrong version', what: 'version 2 to version 3', dump: good, instance: { version: 3 } },
  {
    reason: 'not an advertisement',
    what: 'type 2',
    dump: '2233 9601 0001 3dc0 0a00 000a 0000 0000 0000 0000',
  },
  { reason: 'unknown VRID', what: 'VRID 52', dump: '2134 9601 0001 3ebf 0a00 000a 0000 0000 0000 0000' },
  { reason: 'wrong TTL', what: 'TTL 254', dump: good, hopLimit: 254 },
  {
    reason: 'bad checksum',
    what: 'a flipped bit',
    dump: '2133 9701 0001 3ec0 0a00 000a 0000 0000 0000 0000',
  },
  { reason: 'bad checksum', what: 'zero', dump: '2133 9601 0001 0000 0a00 000a 0000 0000 0000 0000' },
  {
    reason: 'invalid authentication type',
    what: 'type 2, AH',
    dump: '2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000',
  },
  {
    reason: 'authentication type mismatch',
    what: 'none, PASS expected',
    dump: good,
    instance: { auth_pass: 'secret' },
  },
  { reason: 'authentication type mismatch', what: 'PASS, none expected', dump: pass },
  { reason: 'wrong password', what: 'secret', dump: pass, instance: { auth_pass: 'secrets' } },
  { reason: 'interval mismatch', what: '2 s', dump: '2133 9601 0002 3ebf 0a00 000a 0000 0000 0000 0000' },
  {
    reason: 'zero interval',
    what: 'version 3 with 0',
    dump: '3133 9601 0000 4426 0a00 000a',
    instance: { version: 3 },
  },
  {
    reason: 'address count mismatch',
    what: '0 of 1',
    dump: '3133 9600 0064 3868',
    instance: { version: 3 },
  },
  { reason: 'multicast to a unicast instance', what: '224.0.0.18', dump: goodVersion3, instance: unicast },
  { reason: 'unicast to a multicast instance', what: '10.0.0.11', dump: good, to: '10.0.0.11' },
  { reason: 'instance in fault', what: 'a good one', dump: good, role: 'fault' },
  { reason: 'instance in fault', what: 'before the first run of its script', dump: good, role: 'initial' },
  {
    reason: 'own address and priority',
    what: 'from 10.0.0.11',
    dump: '2133 6401 0001 70c0 0a00 000a 0000 0000 0000 0000',
    role: 'master',
    from: '10.0.0.11',
  },
  { reason: 'lower priority', what: '50', dump: '2133 3201 0001 a2c0 0a00 000a 0000 0000 0000 0000' },
];

describe('a packet that changes nothing is counted by its reason', () => {
  test.each(cases)('$reason: $what', ({ reason, dump, role = 'backup', instance, ...given }) => {
    const event: Event = {
      type: 'datagram',
      interface: 'eth0',
      source: ip(given.from ?? '10.0.0.12'),
      destination: ip(given.to ?? '224.0.0.18'),
      hopLimit: given.hopLimit ?? 255,
      payload: bytes(dump),
    };
    const counted = effectsOf(routerIn(role, instance), event).filter(({ type }) => type === 'drop');
    expect(counted).toMatchObject([{ reason, interface: 'eth0' }]);
  });

  test('every reason has its packet', () => {
    expect(new Set(cases.map(({ reason }) => reason))).toEqual(new Set(dropReasons));
  });
});
