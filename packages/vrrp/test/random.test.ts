import { micros, seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import {
  type Advertisement,
  dropReasons,
  type Event,
  encodeAdvertisement,
  type Instance,
  type Role,
  step,
} from '../src/index.ts';
import { decodeAdvertisement } from '../src/packet/advertisement.ts';
import { digests } from './digests.ts';
import { bytes, ip, randomNumbers } from './literal.ts';
import { type Running, routerIn } from './router-in.ts';

const IPV4 = { source: ip('10.0.0.12'), destination: ip('224.0.0.18') };
const IPV6 = { source: ip('fe80::12'), destination: ip('ff02::12') };

test('500 random adverts come back from the wire as they were sent', () => {
  const random = randomNumbers(5798);
  for (let round = 0; round < 500; round++) {
    const advert = randomAdvert(random);
    const endpoints = advert.version === 3 && round % 2 === 0 ? IPV6 : IPV4;
    const family6 = endpoints === IPV6;
    const sent = { ...advert, addresses: addresses(random, family6) };
    const decoded = decodeAdvertisement(encodeAdvertisement(sent, endpoints), endpoints);
    expect(decoded).toMatchObject({ ok: true, advertisement: sent });
  }
});

/** 2133 …: what the real keepalived sends with `auth_pass secret`. */
const good = bytes('2133 9601 0101 0174 0a00 000a 7365 6372 6574 0000');
const roles: readonly Role['type'][] = ['backup', 'master', 'fault', 'initial'];

test.each(roles)('10,000 random packets change nothing in %s, and each is counted', (role) => {
  const random = randomNumbers(3768);
  const counts = shower(routerIn(role, { auth_pass: 'secret' }), () => randomPacket(random));
  expect(counts).toBe(10_000);
});

test.each(roles)('10,000 mutations of a good advert change nothing in %s, and each is counted', (role) => {
  const random = randomNumbers(9568);
  const counts = shower(routerIn(role, { auth_pass: 'secret' }), () => mutated(good, random));
  expect(counts).toBe(10_000);
});

/** Priority 150, signed by 10.0.0.12 for 224.0.0.18. */
const signed = [
  {
    how: 'an authentication header',
    instance: { auth_type: 'AH', auth_pass: 'secret' },
    ipHeader: bytes('45c0 0040 0001 0000 ff33 d0ab 0a00 000c e000 0012'),
    packet: bytes(`7004 0000 0a00 000c 0000 0001 fd96 22b2 7bbf 3aa3 ea84 9a02
                   2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000`),
  },
  {
    how: 'an HMAC',
    instance: { version: 3, auth_hmac: {} },
    ipHeader: undefined,
    packet: bytes(`3133 9601 0064 43c2 0a00 000a
                   0101 0000 6b01 e554 0342 0000 4af8 8f7e 073b 8ccb 9567 7c0b 62be a8e3`),
  },
];

test.each(signed)('10,000 mutations of an advert with $how change nothing, and each is counted', (one) => {
  const random = randomNumbers(2104);
  const router = routerIn('master', one.instance);
  expect(shower(router, () => mutated(one.packet, random), one.ipHeader)).toBe(10_000);
});

/** @returns how many were counted */
function shower({ plan, state, now }: Running, packet: () => Uint8Array, ipHeader?: Uint8Array): number {
  const reasons: readonly string[] = dropReasons;
  const calm = state.instances.map(withoutComplaints);
  let current = state;
  let counted = 0;
  for (let round = 0; round < 10_000; round++) {
    const [next, effects] = step(plan, current, arriving(packet(), ipHeader), now, digests);
    const drops = effects.filter((effect) => effect.type === 'drop');
    if (drops.length === 1 && drops.every(({ reason }) => reasons.includes(reason))) counted += 1;
    current = next;
  }
  expect(current.instances.map(withoutComplaints)).toEqual(calm);
  expect({ ...current, instances: [] }).toEqual({ ...state, instances: [] });
  return counted;
}

function withoutComplaints({ complaints, ...others }: Instance): Omit<Instance, 'complaints'> {
  return others;
}

function arriving(payload: Uint8Array, ipHeader?: Uint8Array): Event {
  const wallClock = seconds(1_795_286_356);
  const datagram = { interface: 'eth0', ...IPV4, hopLimit: 255, payload, wallClock };
  return { type: 'datagram', ...datagram, ...(ipHeader && { ipHeader }) };
}

type Random = (limit: number) => number;

/** Half of them begin as ours do, or hardly any would get beyond the VRID. */
function randomPacket(random: Random): Uint8Array {
  const packet = Uint8Array.from({ length: random(48) }, () => random(256));
  if (random(2) === 0) packet.set(good.subarray(0, Math.min(2, packet.length)));
  return packet;
}

/** One octet is another, or the end is somewhere else. */
function mutated(good: Uint8Array, random: Random): Uint8Array {
  if (random(4) === 0) return good.subarray(0, random(good.length));
  const packet = Uint8Array.from(good);
  const at = random(packet.length);
  packet[at] = (packet[at] ?? 0) ^ (1 + random(255));
  return packet;
}

function randomAdvert(random: Random): Omit<Advertisement, 'addresses'> {
  const common = { virtualRouterId: 1 + random(255), priority: random(256) };
  return random(2) === 0
    ? {
        ...common,
        version: 2,
        advertInterval: micros((1 + random(255)) * 1_000_000),
        password: password(random),
      }
    : { ...common, version: 3, advertInterval: micros((1 + random(4095)) * 10_000), password: undefined };
}

function password(random: Random): string | undefined {
  const length = random(9);
  return length === 0 ? undefined : String.fromCharCode(...Array.from({ length }, () => 1 + random(255)));
}

function addresses(random: Random, family6: boolean): Advertisement['addresses'] {
  return Array.from({ length: random(20) }, () =>
    ip(family6 ? `2001:db8::${(1 + random(0xffff)).toString(16)}` : `10.${random(256)}.${random(256)}.1`),
  );
}
