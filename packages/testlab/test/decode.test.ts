import { expect, test } from 'vitest';
import { decode } from '../src/observer/decode.ts';

const frames = [
  {
    what: 'a VRRPv2 advertisement',
    hex: '01005e0000120200000000010800 45c0002800010000ff70d087 0a00000b e0000012 2133960101016e0b0a00000a0000000000000000',
    event: {
      type: 'advert',
      sourceMac: '02:00:00:00:00:01',
      source: '10.0.0.11',
      destination: '224.0.0.18',
      version: 2,
      vrid: 51,
      priority: 150,
      interval: 1000,
    },
  },
  {
    what: 'a VRRPv3 advertisement of ten milliseconds',
    hex: '01005e0000120200000000020800 45c0002000010000ff70d08e 0a00000c e0000012 3133640100010000 0a00000a',
    event: {
      type: 'advert',
      sourceMac: '02:00:00:00:00:02',
      source: '10.0.0.12',
      destination: '224.0.0.18',
      version: 3,
      vrid: 51,
      priority: 100,
      interval: 10,
    },
  },
  {
    what: 'a gratuitous ARP request',
    hex: 'ffffffffffff020000000001 0806 0001080006040001 020000000001 0a00000a ffffffffffff 0a00000a',
    event: {
      type: 'garp',
      sourceMac: '02:00:00:00:00:01',
      address: '10.0.0.10',
      holder: '02:00:00:00:00:01',
    },
  },
  {
    what: 'a gratuitous ARP reply',
    hex: 'ffffffffffff020000000001 0806 0001080006040002 020000000001 0a00000a ffffffffffff 0a00000a',
    event: {
      type: 'garp',
      sourceMac: '02:00:00:00:00:01',
      address: '10.0.0.10',
      holder: '02:00:00:00:00:01',
    },
  },
  {
    what: 'an unsolicited neighbour advertisement',
    hex:
      '333300000001020000000001 86dd 6000000000203aff 20010db8000000000000000000000011 ff020000000000000000000000000001' +
      '8800f81b20000000 20010db8000000000000000000000100 0201020000000001',
    event: {
      type: 'na',
      sourceMac: '02:00:00:00:00:01',
      address: '2001:db8::100',
      holder: '02:00:00:00:00:01',
    },
  },
];

test.each(frames)('$what is told', ({ hex, event }) => {
  expect(decode({ time: 1763718120123.457, bytes: bytesOf(hex) })).toMatchObject({
    time: 1763718120123.457,
    ...event,
  });
});

test.each([
  {
    what: 'an ARP request for somebody else',
    hex: 'ffffffffffff020000000001 0806 0001080006040001 020000000001 0a00000b 000000000000 0a00000a',
  },
  {
    what: 'a ping',
    hex: '020000000002020000000001 0800 4500001c00010000400166ca 0a00000b 0a00000c 0800f7ff00000000',
  },
  {
    what: 'a VRRP message that is cut in its header',
    hex: '01005e0000120200000000010800 45c0001b00010000ff70d094 0a00000b e0000012 21339601010100',
  },
  { what: 'half a frame', hex: '01005e000012' },
])('$what says nothing about addresses', ({ hex }) => {
  expect(decode({ time: 0, bytes: bytesOf(hex) })).toBeUndefined();
});

function bytesOf(hex: string): Uint8Array {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}
