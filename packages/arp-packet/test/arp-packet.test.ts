import { expect, test } from 'vitest';
import { ARP_OPERATION, decodeArp, encodeArp } from '../src/index.ts';
import { bytes, randomBytes } from './bytes.ts';

const reply = {
  hardwareType: 1,
  protocolType: 0x0800,
  operation: ARP_OPERATION.reply,
  senderHardwareAddress: bytes('02 00 00 00 00 0a'),
  senderProtocolAddress: bytes('0a 00 00 0a'),
  targetHardwareAddress: bytes('02 00 00 00 00 0b'),
  targetProtocolAddress: bytes('0a 00 00 0b'),
};
const replyBytes = '0001 0800 0604 0002 0200 0000 000a 0a00 000a 0200 0000 000b 0a00 000b';

test('a reply becomes bytes', () => {
  expect(encodeArp(reply)).toEqual(bytes(replyBytes));
});

test.each([
  ['alone', ''],
  ['padded to the shortest Ethernet frame', '00'.repeat(18)],
])('bytes become a reply: %s', (_name, padding) => {
  expect(decodeArp(bytes(`ffff ${replyBytes} ${padding}`).subarray(2))).toEqual(reply);
});

test('addresses have the lengths that the packet says', () => {
  const dump = '0020 86dd 0302 0001 aaaaaa bbbb cccccc dddd';
  const packet = {
    hardwareType: 32,
    protocolType: 0x86dd,
    operation: 1,
    senderHardwareAddress: bytes('aaaaaa'),
    senderProtocolAddress: bytes('bbbb'),
    targetHardwareAddress: bytes('cccccc'),
    targetProtocolAddress: bytes('dddd'),
  };
  expect(decodeArp(bytes(dump))).toEqual(packet);
  expect(encodeArp(packet)).toEqual(bytes(dump));
});

test.each([
  ['', 'packet too short'],
  ['0001 0800 0604 00', 'packet too short'],
  ['0001 0800 0604 0001', 'addresses cut short'],
  ['0001 0800 0604 0001 0200 0000 000a 0a00 0014 ffff ffff ffff 0a00 00', 'addresses cut short'],
  [`0001 0800 ffff 0001 ${'00'.repeat(1019)}`, 'addresses cut short'],
])('%j is no packet: %s', (malformed, fault) => {
  expect(decodeArp(bytes(malformed))).toBe(fault);
});

test('addresses that do not go together are refused', () => {
  expect(() => encodeArp({ ...reply, targetHardwareAddress: bytes('') })).toThrow(
    new RangeError('sender and target addresses of 6 and 0 bytes do not fit in one packet'),
  );
  const long = new Uint8Array(256);
  expect(() => encodeArp({ ...reply, senderProtocolAddress: long, targetProtocolAddress: long })).toThrow(
    new RangeError('an address of 256 bytes is longer than 255'),
  );
});

test('random packets survive', () => {
  const random = randomBytes(826);
  for (let round = 0; round < 500; round++) {
    const [a = 0, b = 0, c = 0] = random(3);
    const packet = {
      hardwareType: (a << 8) | b,
      protocolType: (b << 8) | c,
      operation: (c << 8) | a,
      senderHardwareAddress: random(a),
      senderProtocolAddress: random(b),
      targetHardwareAddress: random(a),
      targetProtocolAddress: random(b),
    };
    expect(decodeArp(encodeArp(packet))).toEqual(packet);
  }
});
