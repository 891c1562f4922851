import { parseConfig } from '@kaconf/config';
import { seconds } from '@kaconf/net';
import { planRouter, type RouterPlan } from '@kaconf/vrrp';
import { describe, expect, test } from 'vitest';
import { receiveBuffer } from '../src/vrrp/wire/channel.ts';
import { adverts, instance, peer } from './shell-router.ts';

const usual = {
  authentication: undefined,
  unicastHopLimit: 255,
  checksum: 'pseudo-header',
  learnsOldChecksum: true,
  checksSource: false,
  trustsAddresses: false,
  ownerIgnores: false,
  receiveBuffer: undefined,
};

function plan(statements: string, globalDefs = '', uptime = 0): RouterPlan {
  const text = `
    global_defs {\n${globalDefs}\n}
    vrrp_instance VI_1 {
      interface eth0\nvirtual_router_id 51\n${statements}
    }`;
  const { config } = parseConfig({ file: 'FILE', text });
  const readKey = (path: string) => (path === '/secret' ? Array<number>(32).fill(1) : undefined);
  return planRouter(config, () => undefined, {
    readKey,
    uptime: seconds(uptime),
    sender: () => ({ user: 'root', host: 'lab' }),
  });
}

const IPV4 = 'virtual_ipaddress {\n10.0.0.10/24\n}\n';
const UNICAST = 'unicast_peer {\n10.0.0.12 min_ttl 60\n}\n';
const KEY = 'key 7 hex:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\nactive_key 7\n';

describe('what an instance says of its adverts', () => {
  test.each([
    { what: 'nothing', text: '', adverts: {} },
    {
      what: 'auth_type AH',
      text: 'authentication {\nauth_type AH\nauth_pass größer1\n}',
      // UTF-8, one character an octet.
      adverts: { authentication: { type: 'AH', password: 'gr\u00c3\u00b6\u00c3\u009fer' } },
    },
    {
      what: 'auth_hmac',
      text: `version 3\nauth_hmac {\n${KEY}\n}`,
      adverts: {
        authentication: {
          type: 'HMAC',
          keys: [{ id: 7, octets: Array.from({ length: 32 }, (_, octet) => octet) }],
          activeKey: { id: 7, octets: Array.from({ length: 32 }, (_, octet) => octet) },
          required: true,
          window: 5,
        },
      },
    },
    {
      what: 'auth_hmac with a key in a file, that is only listened to',
      text: 'auth_hmac {\nkey 1 file:/secret\nactive_key 1\nmode receive-only\nanti_replay monotonic\n}',
      adverts: {
        authentication: {
          type: 'HMAC',
          keys: [{ id: 1, octets: Array(32).fill(1) }],
          activeKey: undefined,
          required: false,
          window: undefined,
        },
      },
    },
    {
      what: 'auth_hmac without the file of its key',
      text: 'auth_hmac {\nkey 1 file:/missing\nactive_key 1\n}',
      adverts: {},
    },
    { what: 'v3_checksum_as_v2', text: 'version 3\nv3_checksum_as_v2', adverts: { checksum: 'message' } },
    {
      what: 'old_unicast_checksum',
      text: `old_unicast_checksum\n${UNICAST}`,
      adverts: { checksum: 'old unicast', learnsOldChecksum: false, checksSource: true },
    },
    {
      what: 'old_unicast_checksum never',
      text: `old_unicast_checksum never\n${UNICAST}`,
      adverts: { learnsOldChecksum: false, checksSource: true },
    },
    {
      what: 'unicast_ttl',
      text: `unicast_ttl 0\n${UNICAST}`,
      adverts: { unicastHopLimit: 0, checksSource: true },
    },
    { what: 'skip_check_adv_addr', text: 'skip_check_adv_addr', adverts: { trustsAddresses: true } },
    {
      what: 'owner_ignore_adverts',
      text: 'priority 255\nowner_ignore_adverts',
      adverts: { ownerIgnores: true },
    },
    {
      what: 'kernel_rx_buf_size',
      text: 'kernel_rx_buf_size 5000',
      adverts: { receiveBuffer: { count: 5000, unit: 'octets' } },
    },
  ])('$what', ({ text, adverts: expected }) => {
    expect(plan(`${text}\n${IPV4}`).instances[0]?.adverts).toEqual({ ...usual, ...expected });
  });

  test.each([
    ['vrrp_check_unicast_src', { checksSource: true }],
    ['vrrp_skip_check_adv_addr', { trustsAddresses: true }],
    ['v3_checksum_as_v2', { checksum: 'message' }],
    [
      'vrrp_rx_bufs_policy ADVERT\nvrrp_rx_bufs_multiplier 7',
      { receiveBuffer: { count: 7, unit: 'adverts' } },
    ],
    ['vrrp_rx_bufs_policy MTU', { receiveBuffer: { count: 3, unit: 'MTUs' } }],
    ['vrrp_rx_bufs_policy 9000', { receiveBuffer: { count: 9000, unit: 'octets' } }],
  ])('or what global_defs say: %s', (globalDefs, expected) => {
    expect(plan(IPV4, globalDefs).instances[0]?.adverts).toEqual({ ...usual, ...expected });
  });

  test('IPv6 has the hop limit that the kernel has', () => {
    const statements = 'virtual_ipaddress {\n2001:db8::10\n}\nunicast_peer {\n2001:db8::12\n}';
    expect(plan(statements).instances[0]).toMatchObject({
      version: 3,
      adverts: { ...usual, unicastHopLimit: undefined },
      unicastPeers: [{ address: '2001:db8::12', minHopLimit: 0, maxHopLimit: 255 }],
    });
  });

  test('where it sends them, and whom it hears', () => {
    const text = `mcast_dst_ip 224.0.0.99\nmcast_src_ip 10.0.0.99\n${IPV4}`;
    expect(plan(text).instances[0]).toMatchObject({
      multicastGroup: '224.0.0.99',
      sourceAddress: '10.0.0.99',
    });
    expect(plan(UNICAST + IPV4).instances[0]).toMatchObject({
      unicastPeers: [{ address: '10.0.0.12', minHopLimit: 60, maxHopLimit: 255 }],
    });
    expect(plan(`unicast_fault_no_peer\n${IPV4}`).instances[0]).toMatchObject({ lacksPeers: true });
    expect(plan(`nopreempt\ntimer_expired_backup 90\n${IPV4}`).instances[0]).toMatchObject({
      highestOtherPriority: 90,
    });
  });
});

test.each([
  ['', 0, 0],
  ['vrrp_startup_delay 2.5', 0, 2.5],
  ['vrrp_delay_after_boot 60', 20, 40],
  ['vrrp_delay_after_boot 60', 90, 0],
  ['vrrp_startup_delay 50\nvrrp_delay_after_boot 60', 20, 50],
])(
  'the start is delayed by the longest that is asked for: %j after %d s is %d s',
  (globalDefs, uptime, delay) => {
    expect(plan(IPV4, globalDefs, uptime).startupDelay).toBe(seconds(delay));
  },
);

test('unknown routers are told when that is asked for', () => {
  expect(plan(IPV4).logsUnknownRouters).toBe(false);
  expect(plan(IPV4, 'log_unknown_vrids').logsUnknownRouters).toBe(true);
});

describe("a socket's receive buffer is the sum of what its instances want", () => {
  const wanting = (count: number, unit: 'octets' | 'adverts' | 'MTUs', extra = {}) =>
    instance(['10.0.0.10', '10.0.0.20'], { ...adverts({ receiveBuffer: { count, unit } }), ...extra });

  test.each([
    ['nothing', [instance([])], undefined],
    ['octets', [wanting(5000, 'octets'), wanting(300, 'octets'), instance([])], 5300],
    ['MTUs', [wanting(3, 'MTUs')], 4500],
    // The IPv4 header, eight octets, two addresses, eight for the password.
    ['adverts of version 2', [wanting(10, 'adverts')], 10 * (20 + 8 + 8 + 8)],
    ['adverts of version 3', [wanting(10, 'adverts', { version: 3 })], 10 * (20 + 8 + 8)],
  ])('%s', (_, plans, size) => {
    expect(receiveBuffer(plans, 1500)).toBe(size);
  });

  test('signed adverts are longer', () => {
    const key = { id: 1, octets: [] };
    const hmac = { type: 'HMAC', keys: [key], activeKey: key, required: true, window: 5 } as const;
    const ah = { type: 'AH', password: 'secret' } as const;
    const one = { count: 1, unit: 'adverts' } as const;
    const signed = (authentication: typeof hmac | typeof ah) =>
      instance([], { ...adverts({ authentication, receiveBuffer: one }), unicastPeers: [peer('10.0.0.12')] });
    expect(receiveBuffer([signed(hmac)], 1500)).toBe(20 + 16 + 28);
    expect(receiveBuffer([signed(ah)], 1500)).toBe(20 + 16 + 24);
  });
});
