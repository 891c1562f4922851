import { expect, test } from 'vitest';
import { nearest } from '../src/index.ts';

const keywords = ['state', 'interface', 'priority', 'virtual_router_id', 'virtual_ipaddress', 'track_script'];

test.each([
  ['priorty', 'priority'],
  ['pirority', 'priority'],
  ['priority', 'priority'],
  ['virtual_ip_address', 'virtual_ipaddress'],
  ['virtual_routerid', 'virtual_router_id'],
  ['stat', 'state'],
  ['staet', 'state'],
  ['sate', 'state'],
  ['tracks_cript', 'track_script'],
  ['preempt', undefined],
  ['', undefined],
  ['s', undefined],
])('%j is meant to be %s', (word, meant) => {
  expect(nearest(word, keywords)).toBe(meant);
});

test('the first of equals wins', () => {
  expect(nearest('bat', ['cat', 'rat'])).toBe('cat');
});
