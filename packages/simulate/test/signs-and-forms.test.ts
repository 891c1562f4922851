import { expect, test } from 'vitest';
import { parseTime, tell } from '../src/index.ts';
import { story, type Two, twoNodes } from './worlds.ts';

const peers = (own: string, other: string) => `unicast_src_ip ${own}\n unicast_peer {\n ${other}\n }`;
const HMAC =
  'auth_hmac {\n key 7 hex:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n active_key 7\n }';

/** However adverts go, the other hears them: one master at a time, and the backup takes over. */
const forms: Record<string, Two> = {
  'multicast of version 2': {},
  'multicast of version 3': { common: 'version 3' },
  'a password': { common: 'authentication {\n auth_type PASS\n auth_pass secret\n }' },
  'an authentication header': { common: 'authentication {\n auth_type AH\n auth_pass secret\n }' },
  'an HMAC': { common: `version 3\n ${HMAC}` },
  unicast: { a: peers('10.0.0.1', '10.0.0.2'), b: peers('10.0.0.2', '10.0.0.1') },
  'unicast of version 3': {
    common: 'version 3',
    a: peers('10.0.0.1', '10.0.0.2'),
    b: peers('10.0.0.2', '10.0.0.1'),
  },
  'unicast under a header': {
    common: 'authentication {\n auth_type AH\n auth_pass secret\n }',
    a: peers('10.0.0.1', '10.0.0.2'),
    b: peers('10.0.0.2', '10.0.0.1'),
  },
  'unicast from addresses that only the peers tell': {
    a: 'unicast_peer {\n 10.0.0.2\n }',
    b: 'unicast_peer {\n 10.0.0.1\n }',
  },
  IPv6: { common: 'version 3', addresses: 'fe80::10/64\n 2001:db8::10/64' },
  'unicast over IPv6': {
    common: 'version 3',
    a: peers('2001:db8::1', '2001:db8::2'),
    b: peers('2001:db8::2', '2001:db8::1'),
    addresses: 'fe80::10/64',
  },
  'a macvlan': { common: 'use_vmac' },
  'a macvlan for its address only': { common: 'use_vmac\n vmac_xmit_base' },
  'a macvlan over IPv6': { common: 'version 3\n use_vmac', addresses: 'fe80::10/64' },
  'another multicast group': { common: 'mcast_dst_ip 224.0.0.99' },
  'the checksum of version 2': { common: 'version 3\n v3_checksum_as_v2' },
};

test.each(Object.entries(forms))('%s', (_, two) => {
  const world = twoNodes(two);
  const timeline = tell(world, story(world, '10s kill a\n 20s revive a'), parseTime('30s') ?? world.now);
  const states = timeline.lanes.map(({ node, changes }) => [node, changes.map(({ state }) => state)]);
  expect(states).toEqual([
    ['a', ['BACKUP', 'MASTER', 'OFF', 'BACKUP', 'MASTER']],
    ['b', ['BACKUP', 'MASTER', 'BACKUP']],
  ]);
  expect(timeline.spells.filter(({ isWorse }) => isWorse)).toEqual([]);
});
