import { micros } from '@kaconf/net';
import { expect, test } from 'vitest';
import { type ControlPacket, decodeControlPacket, encodeControlPacket } from '../src/index.ts';
import { bytes } from './literal.ts';

const quiet = { poll: false, final: false, authentication: false, demand: false } as const;

/** As keepalived 2.4.3 has sent them. */
const packets: readonly { readonly what: string; readonly hex: string; readonly packet: ControlPacket }[] = [
  {
    what: 'a first word',
    hex: '20 40 03 18 4c7f0d2b 00000000 000f4240 0000c350 00000000',
    packet: {
      ...quiet,
      diagnostic: 'No Diagnostic',
      state: 'Down',
      detectMult: 3,
      myDiscriminator: 0x4c7f0d2b,
      yourDiscriminator: 0,
      desiredMinTx: micros(1_000_000),
      requiredMinRx: micros(50_000),
    },
  },
  {
    what: 'a poll of one that is up',
    hex: '20 e0 05 18 fffffffe 80000001 00002710 00002710 00000000',
    packet: {
      ...quiet,
      diagnostic: 'No Diagnostic',
      state: 'Up',
      poll: true,
      detectMult: 5,
      myDiscriminator: 0xfffffffe,
      yourDiscriminator: 0x80000001,
      desiredMinTx: micros(10_000),
      requiredMinRx: micros(10_000),
    },
  },
  {
    what: 'the answer to one',
    hex: '20 d0 05 18 80000001 fffffffe 00002710 00002710 00000000',
    packet: {
      ...quiet,
      diagnostic: 'No Diagnostic',
      state: 'Up',
      final: true,
      detectMult: 5,
      myDiscriminator: 0x80000001,
      yourDiscriminator: 0xfffffffe,
      desiredMinTx: micros(10_000),
      requiredMinRx: micros(10_000),
    },
  },
  {
    what: 'one that has heard nothing for a Detection Time',
    hex: '21 40 ff 18 00000001 00000000 ffffffff 00000000 00000000',
    packet: {
      ...quiet,
      diagnostic: 'Control Detection Time Expired',
      state: 'Down',
      detectMult: 255,
      myDiscriminator: 1,
      yourDiscriminator: 0,
      desiredMinTx: micros(0xffff_ffff),
      requiredMinRx: micros(0),
    },
  },
  {
    what: 'one that was told to end, in demand mode, signed',
    hex: '27 06 01 18 00000001 00000002 000f4240 000f4240 00000000',
    packet: {
      ...quiet,
      authentication: true,
      demand: true,
      diagnostic: 'Administratively Down',
      state: 'AdminDown',
      detectMult: 1,
      myDiscriminator: 1,
      yourDiscriminator: 2,
      desiredMinTx: micros(1_000_000),
      requiredMinRx: micros(1_000_000),
    },
  },
];

test.each(packets)('$what is these bytes', ({ hex, packet }) => {
  expect(encodeControlPacket(packet)).toEqual(bytes(hex));
  expect(decodeControlPacket(bytes(hex))).toEqual(packet);
});

test.each([
  ['', 'Packet is too small: 0 bytes'],
  ['20 c0 03 18 00000001 00000002 000f4240 0000c350 000000', 'Packet is too small: 23 bytes'],
  [
    '20 c0 03 19 00000001 00000002 000f4240 0000c350 00000000',
    'Packet size mismatch: length field: 25 bytes, buffer size: 24 bytes',
  ],
  [
    '20 c0 03 18 00000001 00000002 000f4240 0000c350 00000000 00',
    'Packet size mismatch: length field: 24 bytes, buffer size: 25 bytes',
  ],
  ['00 c0 03 18 00000001 00000002 000f4240 0000c350 00000000', 'Packet is of unsupported version: 0'],
  ['40 c0 03 18 00000001 00000002 000f4240 0000c350 00000000', 'Packet is of unsupported version: 2'],
  ['20 c0 00 18 00000001 00000002 000f4240 0000c350 00000000', "Packet 'detection multiplier' field is zero"],
  ['20 c1 03 18 00000001 00000002 000f4240 0000c350 00000000', "Packet has 'multipoint' flag"],
  ['20 c0 03 18 00000000 00000002 000f4240 0000c350 00000000', "Packet 'my discriminator' field is zero"],
  [
    '20 80 03 18 00000001 00000000 000f4240 0000c350 00000000',
    "Packet 'your discriminator' field is zero and 'state' field is not Down or AdminDown",
  ],
  [
    '20 c0 03 18 00000001 00000000 000f4240 0000c350 00000000',
    "Packet 'your discriminator' field is zero and 'state' field is not Down or AdminDown",
  ],
  ['20 f0 03 18 00000001 00000002 000f4240 0000c350 00000000', 'Packet has both poll and final  flags set'],
  ['29 c0 03 18 00000001 00000002 000f4240 0000c350 00000000', "Packet has invalid 'diag' field: 9"],
])('%s is refused: %s', (hex, malformed) => {
  expect(decodeControlPacket(bytes(hex))).toEqual({ malformed });
});
