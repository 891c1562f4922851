import { setTimeout as sleep } from 'node:timers/promises';
import { ETHERTYPE, encodeEthernetFrame, encodeIPv4Packet, parseIPv4, parseMac } from '@kaconf/net';
import { expect, test } from 'vitest';
import {
  block,
  configuration,
  inject,
  now,
  ours,
  reigns,
  startTwoNodes,
  vrrpInstance,
} from '../src/index.ts';

/** Priority 200, VRID 51, one address 10.0.0.10, password `secret`: whoever believes it gives way. */
const BELIEVABLE = '2133c8010101cf730a00000a7365637265740000';

const malformed = [
  { fault: 'cut in the header', message: '2133c801010100', reason: 'too short' },
  {
    fault: 'without the authentication data',
    message: '2133c80101010bc00a00000a',
    reason: 'wrong length',
  },
  {
    fault: 'four bytes too long',
    message: '2133c8010101cf720a00000a736563726574000000000001',
    reason: 'wrong length',
  },
  {
    fault: 'that counts two addresses and has one',
    message: '2133c8020101cf720a00000a7365637265740000',
    reason: 'wrong length',
  },
  {
    fault: 'of version 4, as long as version 3',
    message: '4133c80101010bc00a00000a',
    reason: 'wrong version',
  },
  {
    fault: 'of an unknown type',
    message: '2233c8010101ce730a00000a7365637265740000',
    reason: 'not an advertisement',
  },
  { fault: 'with a time to live of 254', message: BELIEVABLE, ttl: 254, reason: 'wrong TTL' },
  {
    fault: 'with a wrong checksum',
    message: '2133c8010101cf740a00000a7365637265740000',
    reason: 'bad checksum',
  },
  {
    fault: 'for another virtual router',
    message: '2134c8010101cf720a00000a7365637265740000',
    reason: 'unknown VRID',
  },
  {
    fault: 'without authentication',
    message: '2133c80100010cc00a00000a0000000000000000',
    reason: 'authentication type mismatch',
  },
  {
    fault: 'with a wrong password',
    message: '2133c8010101bdde0a00000a77726f6e67000000',
    reason: 'wrong password',
  },
  {
    fault: 'with an interval of two seconds',
    message: '2133c8010102cf720a00000a7365637265740000',
    reason: 'interval mismatch',
  },
  {
    fault: 'without an address',
    message: '2133c8000101d97e7365637265740000',
    reason: 'address count mismatch',
  },
];

const RANDOM_PACKETS = 10_000;

function node(priority: number): string {
  const more = [block('authentication', ['auth_type PASS', 'auth_pass secret'])];
  return configuration(vrrpInstance({ priority, addresses: ['10.0.0.10/24'], more }));
}

// Ours on both hosts: the real one's master starts its interval anew at each malformed packet and falls silent.
test('malformed packets change nothing but a count of their faults, and the same packet without a fault does', async () => {
  await using nodes = await startTwoNodes({
    a: { binary: ours(), configuration: node(150) },
    b: { binary: ours(), configuration: node(100) },
  });
  const { a, b, observer } = nodes;
  const { bridge } = nodes.network;
  const began = now();
  const transitions = () =>
    [...a.log.entries, ...b.log.entries].filter((line) => / Entering /.test(line.text) && line.time > began);

  for (const { fault, message, ttl } of malformed) {
    await inject(bridge, [frameOf(Buffer.from(message, 'hex'), ttl)]);
    await sleep(50);
    expect({ fault, transitions: transitions() }).toEqual({ fault, transitions: [] });
  }
  await inject(
    bridge,
    [...randomMessages(RANDOM_PACKETS)].map((message) => frameOf(message)),
  );
  await sleep(1500);
  expect(transitions()).toEqual([]);
  expect(reigns(observer.entries).filter((reign) => reign.source === '10.0.0.11')).toHaveLength(1);
  expect(await nodes.network.hosts.a.hasAddress('10.0.0.10')).toBe(true);

  await inject(bridge, [frameOf(Buffer.from(BELIEVABLE, 'hex'))]);
  await a.enters('BACKUP', 1000, began);

  a.signal('SIGTERM');
  await a.ended;
  const counts = a.log.entries.filter((line) => line.text.startsWith('Dropped packets: '));
  const text = counts.map((line) => line.text).join(', ');
  for (const { reason } of malformed) expect(text).toMatch(new RegExp(`[1-9]\\d* ${reason}`));
});

/** From 10.0.0.13, a stranger, to every VRRP router. */
function frameOf(message: Uint8Array, ttl = 255): Uint8Array {
  return encodeEthernetFrame({
    destination: present(parseMac('01:00:5e:00:00:12')),
    source: present(parseMac('02:00:00:00:00:13')),
    etherType: ETHERTYPE.ipv4,
    payload: encodeIPv4Packet({
      trafficClass: 0xc0,
      identification: 0,
      dontFragment: false,
      moreFragments: false,
      fragmentOffset: 0,
      ttl,
      protocol: 112,
      source: present(parseIPv4('10.0.0.13')),
      destination: present(parseIPv4('224.0.0.18')),
      options: new Uint8Array(),
      payload: message,
    }),
  });
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('not an address');
  return value;
}

/** The same every time: 0 to 63 bytes, half of them with a true version and VRID. */
function* randomMessages(count: number): Generator<Uint8Array> {
  let state = 51;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  };
  for (let index = 0; index < count; index++) {
    const message = Uint8Array.from({ length: random() % 64 }, random);
    if (index % 2 === 0) message.set([0x21, 0x33].slice(0, message.length));
    yield message;
  }
}
