import { randomInt } from 'node:crypto';
import { type IpAddress, parseIp } from '@kaconf/net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { KernelError, linuxKernel, type UdpDatagram } from '../src/index.ts';

const kernel = linuxKernel();

function ip(text: string): IpAddress {
  const parsed = parseIp(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}

/** Where nobody else listens, as far as one can know. */
const freePort = () => randomInt(20_000, 30_000);

function listen(address: IpAddress, port: number) {
  const heard: UdpDatagram[] = [];
  const socket = kernel.openUdpSocket({
    family: 4,
    address,
    port,
    hopLimit: 255,
    received: (datagrams) => heard.push(...datagrams),
  });
  onTestFinished(() => socket.close());
  return { heard, socket };
}

function speaker(hopLimit: number, port: number) {
  const socket = kernel.openUdpSocket({ family: 4, address: ip('127.0.0.1'), port, hopLimit });
  onTestFinished(() => socket.close());
  return socket;
}

test('a datagram comes with its addresses, its source port and its TTL', async () => {
  const [own, other] = [freePort(), freePort()];
  const { heard } = listen(ip('127.0.0.2'), own);
  expect(speaker(254, other).send(ip('127.0.0.2'), own, Uint8Array.of(1, 2, 3))).toBeUndefined();
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard).toEqual([
    {
      source: '127.0.0.1',
      sourcePort: other,
      destination: '127.0.0.2',
      hopLimit: 254,
      payload: Uint8Array.of(1, 2, 3),
    },
  ]);
});

test('what is queued is read when it is asked for', () => {
  const own = freePort();
  const { heard, socket } = listen(ip('127.0.0.2'), own);
  const from = speaker(255, freePort());
  for (const octet of [1, 2, 3]) from.send(ip('127.0.0.2'), own, Uint8Array.of(octet));
  expect(heard).toEqual([]);
  socket.drain();
  expect(heard.map(({ payload }) => payload[0])).toEqual([1, 2, 3]);
  socket.drain();
  expect(heard).toHaveLength(3);
});

test('a port is one socket’s, and an address somebody’s', () => {
  const own = freePort();
  listen(ip('127.0.0.2'), own);
  const again = () => kernel.openUdpSocket({ family: 4, address: ip('127.0.0.2'), port: own, hopLimit: 1 });
  expect(again).toThrow(`bind to 127.0.0.2 port ${own}: EADDRINUSE (Address already in use)`);
  const foreign = () => kernel.openUdpSocket({ family: 4, address: ip('203.0.113.1'), hopLimit: 1 });
  expect(foreign).toThrow('bind to 203.0.113.1 port any: EADDRNOTAVAIL');
});

test('what the kernel does not send is said', () => {
  const refused = speaker(255, freePort()).send(ip('255.255.255.255'), 9, Uint8Array.of(1));
  expect(refused).toBeInstanceOf(KernelError);
  expect(refused?.message).toBe('send datagram to 255.255.255.255: EACCES (Permission denied)');
});
