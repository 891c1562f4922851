import { expect, test } from 'vitest';
import { formatPrefix, networkOf, parsePrefix } from '../src/index.ts';

test.each([
  ['10.0.0.10/24', undefined, '10.0.0.10', 24],
  ['10.0.0.10', undefined, '10.0.0.10', 32],
  ['10.0.0.10', 24, '10.0.0.10', 24],
  ['10.0.0.10/8', 24, '10.0.0.10', 8],
  ['0.0.0.0/0', undefined, '0.0.0.0', 0],
  // keepalived reads the length with strtoul
  ['10.0.0.10/024', undefined, '10.0.0.10', 24],
  ['2001:DB8::10/64', undefined, '2001:db8::10', 64],
  ['fe80::10', undefined, 'fe80::10', 128],
  ['fe80::10/128', undefined, 'fe80::10', 128],
])('%s with default %s is %s and %i bits', (text, defaultLength, address, length) => {
  expect(parsePrefix(text, defaultLength)).toEqual({ address, length });
});

test.each([
  '',
  '/',
  '/24',
  '10.0.0.10/',
  '10.0.0.10/33',
  '10.0.0.10/-1',
  '10.0.0.10/ 24',
  '10.0.0.10/24/8',
  '10.0.0/24',
  '10.0.0.10/255.255.255.0',
  '10.0.0.10/1e1',
  'fe80::10/129',
  'fe80::10/0x40',
  'fe80::/1000',
])('%j is no prefix', (text) => {
  expect(parsePrefix(text)).toBeUndefined();
});

test('a prefix prints with its length', () => {
  const prefix = parsePrefix('2001:DB8:0::10/64');
  expect(prefix && formatPrefix(prefix)).toBe('2001:db8::10/64');
});

test.each([
  ['10.1.2.3/24', '10.1.2.0/24'],
  ['10.1.2.3/9', '10.0.0.0/9'],
  ['10.1.2.3/32', '10.1.2.3/32'],
  ['10.1.2.3/0', '0.0.0.0/0'],
  ['2001:db8::ffff:1/60', '2001:db8::/60'],
  ['2001:db8:0:f::/61', '2001:db8:0:8::/61'],
])('%s is in the network %s', (text, network) => {
  const prefix = parsePrefix(text);
  expect(prefix && formatPrefix(networkOf(prefix))).toBe(network);
});
