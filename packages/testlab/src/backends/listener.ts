import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, isIPv6, type Socket } from 'node:net';
import { now } from '../clock.ts';
import type { Listening, Place } from './backend.ts';

/** Listens, and serves each connection by `serve`, which may leave it alone. */
export async function listenTcp(
  { address, port }: Place,
  serve: (connection: Socket) => void,
): Promise<Listening> {
  const connections = new Set<Socket>();
  const arrivals: number[] = [];
  const server = createServer({ allowHalfOpen: true }, (connection) => {
    arrivals.push(now());
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    // Whoever checks goes away as it likes, a reset too.
    connection.on('error', () => connection.destroy());
    serve(connection);
  });
  // Whoever comes after it listens already when it stops.
  server.listen({ host: address, port, backlog: 4096, reusePort: true });
  await once(server, 'listening');
  const closed = once(server, 'close');
  return {
    arrivals,
    retire: () => void server.close(),
    async [Symbol.asyncDispose]() {
      for (const connection of connections) connection.destroy();
      server.close();
      await closed;
    },
  };
}

/** Answers each datagram by `answer`, which may be nothing. */
export async function listenUdp(
  { address, port }: Place,
  answer: (datagram: Buffer) => Buffer | undefined,
): Promise<Listening> {
  const arrivals: number[] = [];
  const socket: UdpSocket = createSocket({ type: isIPv6(address) ? 'udp6' : 'udp4', reusePort: true });
  let isOpen = true;
  const close = () => {
    if (isOpen) socket.close();
    isOpen = false;
  };
  socket.on('message', (datagram: Buffer, from: RemoteInfo) => {
    arrivals.push(now());
    const reply = answer(datagram);
    // An answer to who has gone already is refused, which is nobody's concern.
    if (reply !== undefined) socket.send(reply, from.port, from.address, () => undefined);
  });
  socket.bind(port, address);
  await once(socket, 'listening');
  const closed = once(socket, 'close');
  return {
    arrivals,
    retire: close,
    async [Symbol.asyncDispose]() {
      close();
      await closed;
    },
  };
}

/** Sends a text a character at a time. @param pause between two of them, in milliseconds */
export function drip(connection: Socket, text: string, pause: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at < text.length) connection.write(text.charAt(at++));
    else clearInterval(timer);
  }, pause);
  connection.on('close', () => clearInterval(timer));
}
