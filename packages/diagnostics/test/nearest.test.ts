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
  ['trcak_scrpit', 'track_script'],
  ['xxxxk_script', 'track_script'],
  ['xxxxx_script', undefined],
  ['virtual_ipaddr', 'virtual_ipaddress'],
  ['virtual_ipad', undefined],
  ['ipaddress_virtual', undefined],
  ['vitrual_ruoter_di', 'virtual_router_id'],
  ['Virtual_IPadress', 'virtual_ipaddress'],
  ['qwertzuiopasdfghjklyxcvbnm', undefined],
  ['preempt', undefined],
  ['', undefined],
  ['s', undefined],
])('%j is meant to be %s', (word, meant) => {
  expect(nearest(word, keywords)).toBe(meant);
});

test('a long word leaves nothing behind for the next one', () => {
  expect(nearest('qwertzuiopasdfghjkl', ['virtual_router_id', 'virtual_ipaddress'])).toBeUndefined();
  expect(nearest('staet', keywords)).toBe('state');
});

test('the first of equals wins', () => {
  expect(nearest('bat', ['cat', 'rat'])).toBe('cat');
});
