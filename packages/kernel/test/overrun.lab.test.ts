import { parseIp } from '@kaconf/net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InterfaceAddress, NetworkEvent } from '../src/index.ts';
import { eventually } from './lab/eventually.ts';
import { type VethPair, vethPair } from './lab/veth-pair.ts';

const TINY = 2048;

let pair: VethPair;
beforeAll(() => {
  pair = vethPair();
});
afterAll(() => pair?.remove());

/** 172.16.0.0/16, each a network of its own: one after the other they make no primary and secondaries. */
function numbered(number: number): InterfaceAddress {
  const address = parseIp(`172.16.${number >> 8}.${number & 255}`);
  if (address === undefined) throw new Error(`${number}`);
  return { ifindex: pair.left.ifindex, prefix: { address, length: 32 }, scope: 0, flags: 0 };
}

/** As ip(8) sees it. */
function shownAddresses(): string[] {
  const lines = pair.left.ip('-o address show').trimEnd().split('\n');
  return lines.map((line) => line.split(/\s+/)[3] ?? '').sort();
}

test('5,000 changes on a 2 KiB receive buffer end in one whole truth, and events go on', async () => {
  const events: NetworkEvent[] = [];
  const { listening, changing } = pair.left.within((kernel) => ({
    listening: kernel.openNetwork((event) => events.push(event)),
    changing: kernel.openNetwork(() => {}),
  }));
  listening.resizeBuffers({ news: { octets: TINY, forced: true } });
  for (let number = 0; number < 3000; number++) changing.addAddress(numbered(number));
  for (let number = 0; number < 2000; number++) changing.removeAddress(numbered(number));
  await eventually('the resync', () => events.some(({ type }) => type === 'resync'));

  const [resync, ...others] = events.filter(({ type }) => type === 'resync');
  expect(others).toEqual([]);
  expect(events.length).toBeLessThan(5000);
  if (resync?.type !== 'resync') throw new Error('no resync');
  expect(resync.links.map(({ name }) => name).sort()).toEqual(['lo', 'wire0']);
  const synced = resync.addresses.map(({ prefix }) => `${prefix.address}/${prefix.length}`).sort();
  expect(synced).toEqual(shownAddresses());
  expect(synced).toContain('172.16.11.183/32');
  expect(synced).not.toContain('172.16.0.0/32');

  events.length = 0;
  changing.addAddress(numbered(5000));
  await eventually('the next event', () => events.length > 0);
  expect(events).toMatchObject([
    { type: 'address', address: { prefix: { address: '172.16.19.136', length: 32 } } },
  ]);
  listening.close();
  changing.close();
});
