import { expect, test } from 'vitest';
import { decodeArpFrame, encodeArpFrame, gratuitousArp, gratuitousArpFrame } from '../src/index.ts';
import { bytes } from './bytes.ts';

/** What keepalived 2.2.7 and 2.4.3 put on the wire for 10.0.0.20. */
const captured = `ffff ffff ffff 0200 0000 000a 0806
  0001 0800 0604 0001 0200 0000 000a 0a00 0014 ffff ffff ffff 0a00 0014`;

const announcement = {
  hardwareAddress: bytes('02 00 00 00 00 0a'),
  protocolAddress: bytes('0a 00 00 14'),
};

test("a gratuitous ARP is keepalived's, byte for byte", () => {
  expect(gratuitousArpFrame(announcement)).toEqual(bytes(captured));
});

test('a gratuitous reply differs in the operation', () => {
  expect(gratuitousArpFrame({ ...announcement, operation: 2 })).toEqual(
    bytes(captured.replace('0604 0001', '0604 0002')),
  );
});

test('a captured frame is an announcement to everyone', () => {
  expect(decodeArpFrame(bytes(`ffff ${captured} 0000`).subarray(2))).toEqual({
    destination: bytes('ff ff ff ff ff ff'),
    source: bytes('02 00 00 00 00 0a'),
    packet: {
      hardwareType: 1,
      protocolType: 0x0800,
      operation: 1,
      senderHardwareAddress: bytes('02 00 00 00 00 0a'),
      senderProtocolAddress: bytes('0a 00 00 14'),
      targetHardwareAddress: bytes('ff ff ff ff ff ff'),
      targetProtocolAddress: bytes('0a 00 00 14'),
    },
  });
});

test.each([
  ['', 'frame too short'],
  ['ffff ffff ffff 0200 0000 000a 08', 'frame too short'],
  ['ffff ffff ffff 0200 0000 000a 0800 4500', 'not ARP'],
  ['ffff ffff ffff 0200 0000 000a 0806', 'packet too short'],
  ['ffff ffff ffff 0200 0000 000a 0806 0001 0800 0604 0001', 'addresses cut short'],
])('%j is dropped: %s', (malformed, fault) => {
  expect(decodeArpFrame(bytes(malformed))).toBe(fault);
});

test('a frame goes between MAC addresses only', () => {
  const packet = gratuitousArp(announcement);
  const mac = announcement.hardwareAddress;
  const short = mac.subarray(1);
  const refusal = new RangeError('a MAC address has 6 bytes, not 5');
  expect(() => encodeArpFrame({ destination: short, source: mac, packet })).toThrow(refusal);
  expect(() => encodeArpFrame({ destination: mac, source: short, packet })).toThrow(refusal);
});
