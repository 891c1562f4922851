import { setTimeout as sleep } from 'node:timers/promises';
import { type IpAddress, parseIp } from '@kaconf/net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Datagram, Expectation, RawSocket, RawSocketOptions, ReceivedDatagram } from '../src/index.ts';
import { eventually } from './lab/eventually.ts';
import { type Host, type VethPair, vethPair } from './lab/veth-pair.ts';

const PROTOCOL = 112;

let pair: VethPair;
const open: RawSocket[] = [];

beforeAll(() => {
  pair = vethPair();
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(() => pair?.remove());

/** A socket and everything that it has received; payloads are copied, since they die with the callback. */
function listen(
  host: Host,
  family: 4 | 6,
  groups: readonly string[] = [],
  more: Partial<RawSocketOptions> = {},
) {
  const received: ReceivedDatagram[] = [];
  const batches: number[] = [];
  const socket = host.within((kernel) =>
    kernel.openRawSocket({
      family,
      protocol: PROTOCOL,
      ifindex: host.ifindex,
      groups: groups.map(address),
      receiveBuffer: 1 << 20,
      ...more,
      received: (datagrams) => {
        batches.push(datagrams.length);
        received.push(...datagrams.map(copied));
      },
    }),
  );
  open.push(socket);
  return { socket, received, batches };
}

function copied(datagram: ReceivedDatagram): ReceivedDatagram {
  const { header, payload } = datagram;
  return { ...datagram, payload: payload.slice(), ...(header && { header: header.slice() }) };
}

function address(text: string): IpAddress {
  const parsed = parseIp(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

function datagram(source: string, destination: string, hopLimit: number, ...payload: number[]): Datagram {
  return {
    source: address(source),
    destination: address(destination),
    hopLimit,
    payload: Uint8Array.from(payload),
  };
}

describe.each([
  ['IPv4 multicast', 4, '10.9.0.1', '224.0.0.18', ['224.0.0.18'], 255],
  ['IPv4 unicast', 4, '10.9.0.1', '10.9.0.2', [], 7],
  ['IPv4 from an address that the host does not have', 4, '10.9.0.77', '224.0.0.18', ['224.0.0.18'], 255],
  ['IPv6 multicast', 6, 'fe80::9:1', 'ff02::12', ['ff02::12'], 255],
  ['IPv6 unicast', 6, 'fe80::9:1', 'fe80::9:2', [], 9],
] as const)('%s', (_, family, source, destination, groups, hopLimit) => {
  test('arrives with its source, destination, hop limit and time', async () => {
    const { socket } = listen(pair.left, family);
    const { received } = listen(pair.right, family, groups);
    const before = pair.left.within((kernel) => kernel.now());
    expect(socket.send([datagram(source, destination, hopLimit, 0x21, 51, 150, 0, 0)])).toEqual([]);
    await eventually('the datagram arrives', () => received.length > 0);
    const after = pair.left.within((kernel) => kernel.now());
    expect(received).toEqual([
      {
        ifindex: pair.right.ifindex,
        source,
        destination,
        hopLimit,
        payload: Uint8Array.of(0x21, 51, 150, 0, 0),
        time: expect.any(Number),
      },
    ]);
    expect(received[0]?.time).toBeGreaterThanOrEqual(before);
    expect(received[0]?.time).toBeLessThanOrEqual(after);
  });
});

test('a socket does not hear its own multicasts, nor a group that it has not joined', async () => {
  const sender = listen(pair.left, 4, ['224.0.0.18']);
  const stranger = listen(pair.right, 4, ['224.0.0.99']);
  const member = listen(pair.right, 4, ['224.0.0.18']);
  sender.socket.send([datagram('10.9.0.1', '224.0.0.18', 255, 1)]);
  await eventually('the member hears it', () => member.received.length === 1);
  expect(sender.received).toEqual([]);
  // Although its host has joined the group, through another socket.
  expect(stranger.received).toEqual([]);
});

test('a socket that is bound to its group does not hear unicast, one without an interface hears all of them', async () => {
  const { socket } = listen(pair.left, 4);
  const bound = listen(pair.right, 4, ['224.0.0.18'], { boundTo: address('224.0.0.18') });
  const everywhere = listen(pair.right, 4, [], { ifindex: undefined });
  socket.send([datagram('10.9.0.1', '10.9.0.2', 255, 1), datagram('10.9.0.1', '224.0.0.18', 255, 2)]);
  await eventually('both arrive', () => bound.received.length > 0 && everywhere.received.length > 0);
  expect(bound.received.map(({ payload }) => payload[0])).toEqual([2]);
  expect(everywhere.received).toMatchObject([{ payload: Uint8Array.of(1), ifindex: pair.right.ifindex }]);
});

test('an IPv6 socket can be bound to its group', async () => {
  const { socket } = listen(pair.left, 6);
  const { received } = listen(pair.right, 6, ['ff02::12'], { boundTo: address('ff02::12') });
  socket.send([datagram('fe80::9:1', 'fe80::9:2', 255, 1), datagram('fe80::9:1', 'ff02::12', 255, 2)]);
  await eventually('it arrives', () => received.length > 0);
  expect(received.map(({ payload }) => payload[0])).toEqual([2]);
});

test('the IPv4 header of an authentication header is kept, with its identification', async () => {
  const { socket } = listen(pair.left, 4, [], { protocol: 51 });
  const { received } = listen(pair.right, 4, [], { protocol: 51 });
  socket.send([{ ...datagram('10.9.0.1', '10.9.0.2', 255, 1), identification: 0x8765 }]);
  await eventually('it arrives', () => received.length > 0);
  const header = received[0]?.header ?? new Uint8Array();
  // Version and length, DSCP CS6, total length; identification; no fragment; TTL 255, protocol 51.
  expect([...header.subarray(0, 10)]).toEqual([0x45, 0xc0, 0, 21, 0x87, 0x65, 0, 0, 255, 51]);
  expect(header).toHaveLength(20);
});

test('the hop limit of IPv6 is the default of the kernel when none is given', async () => {
  const { socket } = listen(pair.left, 6);
  const { received } = listen(pair.right, 6);
  const { hopLimit, ...byDefault } = datagram('fe80::9:1', 'fe80::9:2', 255, 1);
  socket.send([byDefault]);
  await eventually('it arrives', () => received.length > 0);
  expect(received[0]?.hopLimit).toBe(64);
});

test('adverts of 250 instances go out in one batch and arrive in a few, in order', async () => {
  const { socket } = listen(pair.left, 4);
  const { received, batches } = listen(pair.right, 4, ['224.0.0.18']);
  const batch = Array.from({ length: 250 }, (_, vrid) => datagram('10.9.0.1', '224.0.0.18', 255, 0x21, vrid));
  expect(socket.send(batch)).toEqual([]);
  await eventually('all arrive', () => received.length >= 250);
  expect(received.map(({ payload }) => payload[1])).toEqual(Array.from({ length: 250 }, (_, vrid) => vrid));
  expect(batches).toEqual([64, 64, 64, 58]);
});

test('drain delivers what is queued before it returns', () => {
  const { socket } = listen(pair.left, 6);
  const { socket: receiver, received } = listen(pair.right, 6, ['ff02::12']);
  socket.send([datagram('fe80::9:1', 'ff02::12', 255, 1), datagram('fe80::9:1', 'ff02::12', 255, 2)]);
  expect(received).toEqual([]);
  receiver.drain();
  expect(received.map(({ payload }) => payload[0])).toEqual([1, 2]);
});

describe('a datagram that is expected', () => {
  const advert = (...payload: number[]) => datagram('10.9.0.1', '224.0.0.18', 255, ...payload);

  /** A receiver that expects each of these, which it has heard. */
  async function expecting(...first: number[][]) {
    const { socket: sender } = listen(pair.left, 4);
    const expectations: Expectation[] = [];
    /** Payloads, and of what was expected its place, its time and how often it came. */
    const told: (number[] | { again: number; time: number; count: number })[] = [];
    const keen = pair.right.within((kernel) =>
      kernel.openRawSocket({
        family: 4,
        protocol: PROTOCOL,
        ifindex: pair.right.ifindex,
        groups: [address('224.0.0.18')],
        received(datagrams) {
          told.push(...datagrams.map(({ payload }) => [...payload]));
          if (expectations.length < first.length) {
            expectations.push(...datagrams.flatMap((one) => keen.expect(one) ?? []));
          }
        },
        repeated(repeats) {
          told.push(
            ...repeats.map(({ expectation, ...rest }) => ({
              again: expectations.indexOf(expectation),
              ...rest,
            })),
          );
        },
      }),
    );
    open.push(keen);
    const send = (...batch: number[][]) => sender.send(batch.map((payload) => advert(...payload)));
    send(...first);
    await eventually('they are heard', () => expectations.length === first.length);
    told.length = 0;
    return { send, keen, expectations, told };
  }
  const time = expect.any(Number);

  test('wakes nobody until drain asks, which tells of the last', async () => {
    const { send, keen, told } = await expecting([1], [2]);
    send([2], [1], [1]);
    await sleep(50);
    expect(told).toEqual([]);
    const before = pair.right.within((kernel) => kernel.now());
    send([2]);
    keen.look();
    expect(told).toEqual([]);
    keen.drain();
    expect(told).toEqual([
      { again: 0, time, count: 2 },
      { again: 1, time, count: 2 },
    ]);
    const [one, two] = told as { time: number }[];
    expect(one?.time).toBeLessThan(before - 40_000);
    expect(two?.time).toBeGreaterThan(before);
    keen.drain();
    expect(told).toHaveLength(2);
  });

  test('is told before what nobody expects, and one behind that is no less news', async () => {
    const { send, told } = await expecting([1]);
    send([1], [3, 3, 3], [1]);
    await eventually('all are heard', () => told.length === 3);
    expect(told).toEqual([{ again: 0, time, count: 1 }, [3, 3, 3], [1]]);
  });

  test('keeps no news away when it comes by the dozen, and not the socket from being closed', async () => {
    const { send, keen, told } = await expecting([1]);
    for (let i = 0; i < 50; i++) {
      send([1]);
      await sleep(1);
    }
    send([3, 3, 3]);
    await eventually('the news is heard', () => told.length === 2);
    expect(told).toEqual([{ again: 0, time, count: 50 }, [3, 3, 3]]);
    send([1]);
    keen.close();
    await sleep(20);
    expect(told).toHaveLength(2);
  });

  test('wakes again when it is forgotten', async () => {
    const { send, told, expectations } = await expecting([1]);
    send([1], [1]);
    await sleep(50);
    // Those that were not told of are not lost.
    expect(expectations[0]?.forget()).toBe(2);
    expect(expectations[0]?.forget()).toBe(0);
    send([1]);
    await eventually('it is heard', () => told.length === 1);
    expect(told).toEqual([[1]]);
  });

  test('is the same only with the same hop limit and the same source', async () => {
    const { told } = await expecting([1]);
    const { socket } = listen(pair.left, 4);
    socket.send([datagram('10.9.0.1', '224.0.0.18', 254, 1), datagram('10.9.0.3', '224.0.0.18', 255, 1)]);
    await eventually('both are heard', () => told.length === 2);
    expect(told).toEqual([[1], [1]]);
  });
});

test('a socket closed by its callback receives no more', async () => {
  const { socket } = listen(pair.left, 4);
  const seen: number[] = [];
  const receiver = pair.right.within((kernel) =>
    kernel.openRawSocket({
      family: 4,
      protocol: PROTOCOL,
      ifindex: pair.right.ifindex,
      groups: [],
      received: (datagrams) => {
        seen.push(datagrams.length);
        receiver.close();
      },
    }),
  );
  const batch = Array.from({ length: 100 }, () => datagram('10.9.0.1', '10.9.0.2', 255, 0));
  socket.send(batch);
  receiver.drain();
  expect(seen).toEqual([64]);
});

test('what the kernel refuses is named, and the rest of the batch is sent', async () => {
  const { socket } = listen(pair.left, 4);
  const { received } = listen(pair.right, 4);
  const long = new Uint8Array(1481);
  const failures = socket.send([
    datagram('10.9.0.1', '10.9.0.2', 255, 1),
    { ...datagram('10.9.0.1', '10.9.0.2', 255), payload: long },
    datagram('10.9.0.1', '10.9.0.2', 255, 3),
  ]);
  expect(failures.map(({ index, error }) => [index, error.message])).toEqual([
    [1, 'send datagram from 10.9.0.1 to 10.9.0.2: EMSGSIZE (Message too long)'],
  ]);
  await eventually('the others arrive', () => received.length === 2);
  expect(received.map(({ payload }) => payload[0])).toEqual([1, 3]);
});

test('a socket lives on when its interface goes down and up', async () => {
  const { socket } = listen(pair.left, 4);
  const { received } = listen(pair.right, 4);
  const advert = datagram('10.9.0.1', '10.9.0.2', 255, 1);
  pair.left.ip('link set wire0 down');
  expect(socket.send([advert]).map(({ error }) => error.code)).toEqual(['ENETUNREACH']);
  pair.left.ip('link set wire0 up');
  await eventually('it sends again', () => socket.send([advert]).length === 0);
  await eventually('it arrives', () => received.length > 0);
});

test('an interface that is not there is refused with its number', () => {
  const options = { family: 4, protocol: PROTOCOL, ifindex: 9999, groups: [], received: () => {} } as const;
  expect(() => pair.left.within((kernel) => kernel.openRawSocket(options))).toThrow(
    'open raw socket for IPv4 protocol 112 on interface 9999: ENODEV (No such device)',
  );
});
