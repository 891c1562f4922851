import { createSocket } from 'node:dgram';
import { closeSync, readlinkSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { type IpAddress, parseIp } from '@kaconf/net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type ClientConnection, type ClientSockets, type ConnectResult, linuxKernel } from '../src/index.ts';

const kernel = linuxKernel();

function ip(text: string): IpAddress {
  const parsed = parseIp(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}

const to: ClientConnection = {
  address: ip('127.0.0.1'),
  port: 0,
  source: undefined,
  sourcePort: 0,
  interface: undefined,
  fwmark: 0,
};

function open(): ClientSockets {
  const sockets = kernel.openClientSockets();
  onTestFinished(() => sockets.close());
  return sockets;
}

/** @returns its port */
async function listen(accepted: (socket: Socket) => void): Promise<number> {
  const server = createServer({ allowHalfOpen: true }, accepted);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

function connecting(sockets: ClientSockets, connection: ClientConnection): Promise<ConnectResult> {
  return new Promise((told) => sockets.tryConnect(connection, told));
}

test('a connection that is tried is closed as soon as there is one', async () => {
  const seen: string[] = [];
  const port = await listen((socket) => {
    socket.on('end', () => {
      seen.push(`${socket.remoteAddress} ended`);
      socket.destroy();
    });
    socket.on('error', (error) => seen.push(error.message));
    socket.resume();
  });
  const result = await connecting(open(), { ...to, port, source: ip('127.0.0.7') });
  expect(result).toEqual({ type: 'connected', fd: -1 });
  await vi.waitFor(() => expect(seen).toEqual(['127.0.0.7 ended']));
});

test('a connection that is to stay belongs to who is told', async () => {
  const sockets = open();
  const port = await listen((socket) => socket.on('error', () => undefined).resume());
  const result = await new Promise<ConnectResult>((told) => sockets.connect({ ...to, port }, told));
  if (result.type !== 'connected') throw new Error(JSON.stringify(result));
  expect(readlinkSync(`/proc/self/fd/${result.fd}`)).toMatch(/^socket:/);
  closeSync(result.fd);
});

test('who does not listen has said so', async () => {
  expect(await connecting(open(), { ...to, port: 1 })).toEqual({ type: 'failed', errno: 111 });
});

test.each([
  [
    'an address that is not its own',
    { source: ip('192.0.2.1') },
    { type: 'refused', step: 'bind', errno: 99, unreachable: false },
  ],
  [
    'an interface that it does not have',
    { interface: 'nosuch0' },
    { type: 'refused', step: 'interface', errno: 19, unreachable: false },
  ],
])('this machine refuses %s', async (_, more, refusal) => {
  expect(await connecting(open(), { ...to, port: 80, ...more })).toEqual(refusal);
});

test('who is cancelled is told nothing, also when another of the same batch cancels it', async () => {
  const sockets = open();
  const port = await listen((socket) => socket.on('error', () => undefined).resume());
  const told: number[] = [];
  const attempts = [0, 1, 2, 3].map((index) =>
    sockets.connect({ ...to, port }, (result) => {
      told.push(index);
      if (result.type === 'connected') closeSync(result.fd);
      for (const other of attempts) other.cancel();
    }),
  );
  attempts[0]?.cancel();
  await vi.waitFor(() => expect(told).toHaveLength(1));
  await connecting(sockets, { ...to, port });
  expect(told).toEqual([1]);
});

test('a thousand connections are told one by one', async () => {
  const sockets = open();
  const port = await listen((socket) => socket.on('error', () => undefined).resume());
  const results = await Promise.all(Array.from({ length: 1000 }, () => connecting(sockets, { ...to, port })));
  expect(new Set(results.map(({ type }) => type))).toEqual(new Set(['connected']));
});

test('a datagram is answered', async () => {
  const server = createSocket('udp4');
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  server.on('message', (message, { port, address }) =>
    server.send(Buffer.concat([message, message]), port, address),
  );
  const received: (Uint8Array | number | undefined)[] = [];
  const connection = { ...to, port: server.address().port };
  const options = { protocol: 'udp', connection, hearsIcmp: false } as const;
  const socket = open().openDatagram(options, () => {
    if (socket.type === 'datagrams') received.push(socket.receive(5), socket.receive(5));
  });
  if (socket.type !== 'datagrams') throw new Error(JSON.stringify(socket));
  onTestFinished(() => socket.close());
  expect(socket.send(Uint8Array.of(1, 2, 3))).toBe(0);
  await vi.waitFor(() => expect(received).toEqual([Uint8Array.of(1, 2, 3, 1, 2), undefined]));
});

test.each([
  ['an error of what is received', false, undefined, 111],
  ['what ICMP says', true, true, undefined],
])('that a port is closed is %s', async (_, hearsIcmp, unreachable, received) => {
  const heard: unknown[] = [];
  const options = { protocol: 'udp', connection: { ...to, port: 1 }, hearsIcmp } as const;
  const socket = open().openDatagram(options, () => {
    if (socket.type !== 'datagrams') return;
    heard.push(socket.unreachable(), hearsIcmp ? undefined : socket.receive(10));
    socket.close();
  });
  if (socket.type !== 'datagrams') throw new Error(JSON.stringify(socket));
  socket.send(Uint8Array.of(1));
  await vi.waitFor(() => expect(heard).toEqual([unreachable, received]));
});
