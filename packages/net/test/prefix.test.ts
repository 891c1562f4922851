import { expect, test } from 'vitest';
import { formatPrefix, parsePrefix } from '../src/index.ts';

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
