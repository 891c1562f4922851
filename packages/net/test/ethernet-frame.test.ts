import { expect, test } from 'vitest';
import { decodeEthernetFrame, encodeEthernetFrame } from '../src/index.ts';
import { bytes } from './bytes.ts';
import { mac } from './ip.ts';

const dump = '0100 5e00 0012 0200 0000 000a 0800 4500';
const frame = {
  destination: mac('01:00:5e:00:00:12'),
  source: mac('02:00:00:00:00:0a'),
  etherType: 0x0800,
  payload: bytes('4500'),
};

test('a frame becomes bytes', () => {
  expect(encodeEthernetFrame(frame)).toEqual(bytes(dump));
});

test('bytes become a frame, wherever they lie in their buffer', () => {
  expect(decodeEthernetFrame(bytes(`ffff ${dump}`).subarray(2))).toEqual(frame);
});

test.each([
  ['', 'frame too short'],
  ['0100 5e00 0012 0200 0000 000a 08', 'frame too short'],
  // Spanning tree: a length instead of a type
  ['0180 c200 0000 0200 0000 000a 0026 4242 0300', 'not Ethernet II'],
  ['0180 c200 0000 0200 0000 000a 05ff 4242 0300', 'not Ethernet II'],
])('%j is dropped: %s', (malformed, fault) => {
  expect(decodeEthernetFrame(bytes(malformed))).toBe(fault);
});

test('a header alone is a frame with nothing in it', () => {
  expect(decodeEthernetFrame(bytes('0100 5e00 0012 0200 0000 000a 0600'))).toMatchObject({
    etherType: 0x0600,
    payload: bytes(''),
  });
});
