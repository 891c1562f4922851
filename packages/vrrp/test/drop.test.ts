import { seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { type DropReason, dropReasons, type Event, type Role } from '../src/index.ts';
import { bytes, ip } from './literal.ts';
import { after, effectsOf, routerIn } from './router-in.ts';

interface Case {
  readonly reason: DropReason;
  readonly what: string;
  readonly dump: string;
  readonly role?: Role['type'];
  readonly instance?: object;
  readonly from?: string;
  readonly to?: string;
  readonly hopLimit?: number;
  readonly ipHeader?: string;
  /** Seconds since the epoch. */
  readonly wallClock?: number;
  readonly globalDefs?: object;
  /** It is heard for the second time. */
  readonly again?: boolean;
}

const good = '2133 9601 0001 3ec0 0a00 000a 0000 0000 0000 0000';
const goodVersion3 = '3133 9601 0064 43c2 0a00 000a';
const pass = '2133 9601 0101 0174 0a00 000a 7365 6372 6574 0000';
/** From 10.0.0.12 to 224.0.0.18, its TTL 255. */
const ipHeader = '45c0 0040 0001 0000 ff33 d0ab 0a00 000c e000 0012';
const ah = {
  good: '7004 0000 0a00 000c 0000 0001 fd96 22b2 7bbf 3aa3 ea84 9a02 2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000',
  otherSpi:
    '7004 0000 0a00 000d 0000 0001 66a6 1a91 b1c0 718e c849 dbe9 2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000',
  number0:
    '7004 0000 0a00 000c 0000 0000 2101 a651 031a 2af8 7202 a74c 2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000',
};
/** With the key 1, at 1,795,286,356 s. */
const hmac =
  '3133 9601 0064 43c2 0a00 000a 0101 0000 6b01 e554 0342 0000 4af8 8f7e 073b 8ccb 9567 7c0b 62be a8e3';
const underHeader = { auth_type: 'AH', auth_pass: 'secret' };
const withHmac = { version: 3, auth_hmac: {} };
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
  { reason: 'wrong version', what: 'version 1', dump: '1133 9601 0001 4ec0 0a00 000a' },
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
    what: 'type 3',
    dump: '2133 9601 0301 3bc0 0a00 000a 0000 0000 0000 0000',
  },
  {
    reason: 'authentication type mismatch',
    what: 'type 2, AH, without its header',
    dump: '2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000',
  },
  {
    reason: 'unknown VRID',
    what: 'no authentication header, one expected',
    dump: '2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000',
    instance: underHeader,
  },
  { reason: 'unknown VRID', what: 'an authentication header, none expected', dump: ah.good, ipHeader },
  {
    reason: 'no VRRP behind AH',
    what: 'TCP',
    dump: `06${ah.good.slice(2)}`,
    ipHeader,
    instance: underHeader,
  },
  {
    reason: 'wrong AH digest',
    what: 'another password',
    dump: ah.good,
    ipHeader,
    instance: { ...underHeader, auth_pass: 'secrets' },
  },
  { reason: 'wrong AH SPI', what: '10.0.0.13', dump: ah.otherSpi, ipHeader, instance: underHeader },
  { reason: 'replayed AH', what: 'the number 0', dump: ah.number0, ipHeader, instance: underHeader },
  {
    reason: 'replayed AH',
    what: 'the same again',
    dump: ah.good,
    ipHeader,
    instance: underHeader,
    again: true,
  },
  { reason: 'missing HMAC', what: 'no trailer', dump: goodVersion3, instance: withHmac },
  {
    reason: 'malformed HMAC',
    what: 'type 2',
    dump: hmac.replace('0101 0000', '0201 0000'),
    instance: withHmac,
  },
  {
    reason: 'malformed HMAC',
    what: 'something reserved',
    dump: hmac.replace('0101 0000', '0101 0001'),
    instance: withHmac,
  },
  { reason: 'stale HMAC', what: '6 s old', dump: hmac, instance: withHmac, wallClock: 1_795_286_362 },
  { reason: 'stale HMAC', what: '6 s ahead', dump: hmac, instance: withHmac, wallClock: 1_795_286_350 },
  {
    reason: 'unknown HMAC key',
    what: 'key 1',
    dump: hmac,
    instance: { version: 3, auth_hmac: { keys: [2], active_key: 2 } },
  },
  {
    reason: 'wrong HMAC',
    what: 'a flipped bit',
    dump: hmac.replace('0342', '0343'),
    instance: withHmac,
  },
  { reason: 'replayed HMAC', what: 'the same again', dump: hmac, instance: withHmac, again: true },
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
  {
    reason: 'unknown unicast source',
    what: '10.0.0.13',
    dump: '3133 9601 0064 19c9 0a00 000a',
    from: '10.0.0.13',
    to: '10.0.0.11',
    instance: { ...unicast, check_unicast_src: true },
  },
  {
    reason: 'TTL out of range',
    what: '63',
    dump: '3133 9601 0064 19ca 0a00 000a',
    to: '10.0.0.11',
    hopLimit: 63,
    instance: { ...unicast, unicast_peer: ['10.0.0.12 min_ttl 64'], check_unicast_src: true },
  },
  {
    reason: 'unknown VRID',
    what: 'unicast to another address',
    dump: '3133 9601 0064 19bb 0a00 000a',
    to: '10.0.0.26',
    instance: unicast,
  },
  {
    reason: 'owner ignores adverts',
    what: '255',
    dump: '2133 ff01 0001 d5bf 0a00 000a 0000 0000 0000 0000',
    role: 'master',
    instance: { state: 'MASTER', priority: 255, owner_ignore_adverts: true },
  },
  {
    reason: 'not started yet',
    what: 'a good one',
    dump: good,
    globalDefs: { vrrp_startup_delay: 1 },
  },
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
  test.each(cases)('$reason: $what', ({ reason, dump, role = 'backup', ...given }) => {
    const event: Event = {
      type: 'datagram',
      interface: 'eth0',
      source: ip(given.from ?? '10.0.0.12'),
      destination: ip(given.to ?? '224.0.0.18'),
      hopLimit: given.hopLimit ?? 255,
      payload: bytes(dump),
      wallClock: seconds(given.wallClock ?? 1_795_286_356),
      ...(given.ipHeader && { ipHeader: bytes(given.ipHeader) }),
    };
    const router = routerIn(role, given.instance, given.globalDefs);
    const before = given.again ? after(router, event) : router;
    const counted = effectsOf(before, event).filter(({ type }) => type === 'drop');
    expect(counted).toMatchObject([{ reason, interface: 'eth0' }]);
  });

  test('every reason has its packet', () => {
    expect(new Set(cases.map(({ reason }) => reason))).toEqual(new Set(dropReasons));
  });
});
