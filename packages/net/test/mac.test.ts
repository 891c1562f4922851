import { expect, test } from 'vitest';
import { macFromBytes, macToBytes, parseMac } from '../src/index.ts';
import { bytes, randomBytes } from './bytes.ts';

test.each([
  ['00:00:5e:00:01:33', '00:00:5e:00:01:33', '00 00 5e 00 01 33'],
  ['FF:fe:0A:b0:00:01', 'ff:fe:0a:b0:00:01', 'ff fe 0a b0 00 01'],
])('%s is %s', (text, canonical, dump) => {
  const mac = parseMac(text);
  expect(mac).toBe(canonical);
  expect(mac && macToBytes(mac)).toEqual(bytes(dump));
  expect(macFromBytes(bytes(dump))).toBe(canonical);
});

test.each([
  '',
  '00:00:5e:00:01',
  '00:00:5e:00:01:33:44',
  '0:0:5e:0:1:33',
  '00-00-5e-00-01-33',
  '00005e000133',
  '00:00:5g:00:01:33',
  ' 00:00:5e:00:01:33',
  '00:00:5e:00:01:33\n',
])('%j is no MAC address', (text) => {
  expect(parseMac(text)).toBeUndefined();
});

test('random MAC addresses survive text and bytes', () => {
  const random = randomBytes(6);
  for (let round = 0; round < 500; round++) {
    const original = random(6);
    const mac = macFromBytes(original);
    expect(parseMac(mac)).toBe(mac);
    expect(macToBytes(mac)).toEqual(original);
  }
});

test('a MAC address of another length is a bug of the caller', () => {
  expect(() => macFromBytes(new Uint8Array(8))).toThrow('a MAC address has 6 bytes, not 8');
});
