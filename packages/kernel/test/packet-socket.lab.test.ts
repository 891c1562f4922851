import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './lab/eventually.ts';
import { type VethPair, vethPair } from './lab/veth-pair.ts';

/** RFC 5227 section 3: an ARP announcement of 10.9.0.`last` at 00:00:5e:00:01:`vrid`, to everybody. */
function announcement(last: number, vrid: number): Uint8Array {
  const mac = [0x00, 0x00, 0x5e, 0x00, 0x01, vrid];
  const ip = [10, 9, 0, last];
  const ethernet = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, ...mac, 0x08, 0x06];
  return Uint8Array.from([...ethernet, 0, 1, 8, 0, 6, 4, 0, 1, ...mac, ...ip, 0, 0, 0, 0, 0, 0, ...ip]);
}

let pair: VethPair;
beforeAll(() => {
  pair = vethPair();
});
afterAll(() => pair?.remove());

test('ARP announcements reach the neighbour, and one out of no interface is refused by index', async () => {
  const { left, right } = pair;
  // With these the other host knows both addresses; an announcement then corrects what it knows.
  for (const last of [10, 11])
    right.ip(`neigh add 10.9.0.${last} lladdr 02:00:00:00:00:99 nud stale dev wire0`);
  const socket = left.within((kernel) => kernel.openPacketSocket());
  const failures = socket.send([
    { ifindex: left.ifindex, frame: announcement(10, 51) },
    { ifindex: 9999, frame: announcement(10, 52) },
    { ifindex: left.ifindex, frame: announcement(11, 53) },
  ]);
  socket.close();
  expect(failures.map(({ index, error }) => [index, error.message])).toEqual([
    [1, 'send frame on interface 9999: ENXIO (No such device or address)'],
  ]);
  const neighbours = () => right.ip('neigh show');
  await eventually('both are known', () => neighbours().includes('00:00:5e:00:01:35'));
  expect(neighbours()).toContain('10.9.0.10 dev wire0 lladdr 00:00:5e:00:01:33');
  expect(neighbours()).toContain('10.9.0.11 dev wire0 lladdr 00:00:5e:00:01:35');
});
