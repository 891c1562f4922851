import { micros } from '@kaconf/net';
import { expect, test } from 'vitest';
import { addressed, encodeControlPacket, newSession, type SessionPlan } from '../src/index.ts';
import { bytes, ip, packet, plan } from './literal.ts';

function entry(discriminator: number, more: Partial<SessionPlan>) {
  const own = { ...plan, ...more };
  return { plan: own, session: newSession(own, { discriminator, seed: 1 }, micros(0)) };
}

const entries = [
  entry(11, { name: 'any source' }),
  entry(12, { name: 'from .1', neighbor: ip('10.0.0.13'), source: ip('10.0.0.1') }),
  entry(13, { name: 'from .2', neighbor: ip('10.0.0.13'), source: ip('10.0.0.2') }),
  entry(14, { name: 'afar', multihop: true, maxHops: 3 }),
  entry(15, { name: 'no limit', neighbor: ip('10.0.0.14'), maxHops: -1 }),
  entry(16, { name: 'IPv6', neighbor: ip('2001:db8::12'), ttl: 64 }),
];

const first = { state: 'Down', yourDiscriminator: 0 } as const;

function find(
  more: Parameters<typeof packet>[0],
  [source, destination, hopLimit = 255]: readonly [string, string, number?],
  multihop = false,
) {
  const payload = encodeControlPacket(packet(more));
  const where = { source: ip(source), sourcePort: 49_999, destination: ip(destination) };
  const found = addressed(entries, { ...where, hopLimit, multihop, payload });
  return 'entry' in found ? found.entry.plan.name : found;
}

test.each([
  ['any source', '10.0.0.12', '10.0.0.11', false],
  ['afar', '10.0.0.12', '10.0.0.11', true],
  ['from .1', '10.0.0.13', '10.0.0.1', false],
  ['from .2', '10.0.0.13', '10.0.0.2', false],
  ['no limit', '10.0.0.14', '10.0.0.2', false],
  ['IPv6', '2001:db8::12', '2001:db8::11', false],
] as const)('%s hears the first packet from %s to %s', (name, source, destination, multihop) => {
  expect(find(first, [source, destination], multihop)).toBe(name);
});

test('who knows the discriminator is heard by it', () => {
  expect(find({ state: 'Up', yourDiscriminator: 13 }, ['10.0.0.13', '10.0.0.2'])).toBe('from .2');
});

test.each([
  ['10.0.0.99', 0, 'your discriminator field is 0x00000000'],
  ['10.0.0.12', 99, 'your discriminator field is 0x00000063'],
])('a packet from %s to discriminator %i is nobody’s', (source, yourDiscriminator, why) => {
  expect(find({ state: 'Down', yourDiscriminator }, [source, '10.0.0.11'])).toEqual({
    dropped: 'unknown session',
    texts: [`Discarding packet from [${source}]:49999 (session is not found - ${why})`],
  });
});

/** RFC 5881 section 5: what has passed a router is not from the neighbour. */
test.each([
  ['10.0.0.12', 254, false, 'Packet ttl(254) < 255 - discarding'],
  ['10.0.0.12', 1, false, 'Packet ttl(1) < 255 - discarding'],
  ['10.0.0.12', 251, true, 'Packet ttl(251) < 252 - discarding'],
  ['2001:db8::12', 63, false, 'Packet hop_limit(63) < 64 - discarding'],
])('a packet from %s with TTL %i is refused', (source, hopLimit, multihop, text) => {
  const destination = source.includes(':') ? '2001:db8::11' : '10.0.0.11';
  expect(find(first, [source, destination, hopLimit], multihop)).toEqual({
    dropped: 'wrong TTL',
    texts: [text],
  });
});

test.each([
  ['10.0.0.12', 252, true, 'afar'],
  ['10.0.0.14', 1, false, 'no limit'],
  ['2001:db8::12', 64, false, 'IPv6'],
] as const)('a packet from %s with TTL %i may come', (source, hopLimit, multihop, name) => {
  const destination = source.includes(':') ? '2001:db8::11' : '10.0.0.11';
  expect(find(first, [source, destination, hopLimit], multihop)).toBe(name);
});

test('what is signed is refused: nobody here knows a key', () => {
  expect(find({ ...first, authentication: true }, ['10.0.0.12', '10.0.0.11'])).toEqual({
    dropped: 'authentication',
    texts: ['Discarding packet from [10.0.0.12]:49999 (auth bit is set, but no authentication  is in use)'],
  });
});

test('what is no control packet is told as what it is', () => {
  const where = { source: ip('10.0.0.12'), sourcePort: 7, destination: ip('10.0.0.11'), hopLimit: 255 };
  expect(addressed(entries, { ...where, multihop: false, payload: bytes('20c0') })).toEqual({
    dropped: 'malformed',
    texts: ['Packet is too small: 2 bytes', 'Discarding bogus packet from [10.0.0.12]:7'],
  });
});
