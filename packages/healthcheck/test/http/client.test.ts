import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { micros, parseIp, seconds } from '@kaconf/net';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type ConnectStream,
  HttpClient,
  type HttpOutcome,
  secureContextOf,
  type UrlPlan,
} from '../../src/index.ts';
import { certificate, expiredCertificate, expiredKey, key } from './certificates.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** As the kernel connects, but by way of Node. */
const connectStream: ConnectStream = ({ address, port }, told) => {
  const socket = connect({ host: address, port });
  const fail = ({ errno = 0 }: NodeJS.ErrnoException) => told({ type: 'failed', errno: -errno });
  socket.once('error', fail);
  socket.once('connect', () => {
    socket.off('error', fail);
    told({ type: 'connected', socket });
  });
  return { cancel: () => socket.destroy() };
};

const address = parseIp('127.0.0.1');
const url: UrlPlan = {
  request: { path: '/', protocol: '1.0', host: 'test' },
  statusCodes: [{ min: 200, max: 299 }],
  digest: undefined,
  regex: undefined,
  tls: { serverName: 'name.example.net', closeNotify: false },
};

const now = () => micros(performance.now() * 1000);

async function ask(port: number, tls: boolean, more: Partial<UrlPlan> = {}): Promise<HttpOutcome> {
  if (address === undefined) throw new Error('127.0.0.1 is an address');
  const connection = {
    address,
    port,
    source: undefined,
    sourcePort: 0,
    interface: undefined,
    fwmark: 0,
    timeout: seconds(0.4),
  };
  const context = tls ? secureContextOf() : undefined;
  if (context !== undefined && 'text' in context) throw new Error(context.text);
  const { promise, resolve } = Promise.withResolvers<HttpOutcome>();
  let timer: NodeJS.Timeout | undefined;
  const client = new HttpClient(
    { connection, context },
    {
      now,
      connect: connectStream,
      wakeAt(deadline) {
        clearTimeout(timer);
        timer = setTimeout(() => client.expired(), (deadline - now()) / 1000 + 1);
      },
      done: resolve,
      refused() {},
    },
  );
  client.ask({ ...url, ...more });
  const outcome = await promise;
  clearTimeout(timer);
  return outcome;
}

const PAGE = 'HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello';

interface Case {
  readonly what: string;
  readonly serve: (socket: Socket) => void;
  readonly outcome: object;
}

const plain: readonly Case[] = [
  {
    what: 'a page',
    serve: (socket) => socket.end(PAGE),
    outcome: { type: 'passed', what: 'HTTP status code' },
  },
  {
    what: 'half a header',
    serve: (socket) => socket.write('HTTP/1.0 200 O'),
    outcome: { failure: 'Timeout HTTP read' },
  },
  { what: 'silence', serve: () => {}, outcome: { failure: 'Timeout WEB read' } },
  { what: 'an end', serve: (socket) => socket.end(), outcome: { failure: 'Read, no data received from ' } },
  {
    what: 'a reset',
    serve: (socket) => socket.write(PAGE, () => setTimeout(() => socket.resetAndDestroy(), 50)),
    outcome: { failure: 'Read error with' },
  },
  {
    what: 'headers without an end',
    serve: (socket) => socket.write('x'.repeat(100_000)),
    outcome: { failure: 'Read, no data received from ' },
  },
  {
    what: 'a page that is never closed',
    serve: (socket) => socket.write(PAGE),
    outcome: { failure: 'Timeout HTTP read' },
  },
  {
    what: 'a redirect',
    serve: (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: /else\r\n\r\n'),
    outcome: { failure: 'HTTP status code error to' },
  },
];

describe('over TCP', () => {
  test.each(plain)('$what', async ({ serve, outcome }) => {
    const port = await listening(createServer((socket) => socket.once('data', () => serve(socket))));
    expect(await ask(port, false)).toMatchObject(outcome);
  });

  test('nobody', async () => {
    const server = createServer();
    const port = await listening(server);
    server.close();
    expect(await ask(port, false)).toEqual({ type: 'failed', failure: 'Connection failed' });
  });

  test('a page that drips comes as it is, and its digest is that of the whole', async () => {
    const serve = async (socket: Socket) => {
      for (const octet of PAGE) {
        socket.write(octet);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      socket.end();
    };
    const port = await listening(createServer((socket) => socket.once('data', () => serve(socket))));
    const digest = '5d41402abc4b2a76b9719d911017c592';
    expect(await ask(port, false, { digest })).toMatchObject({ type: 'passed', what: 'MD5 digest' });
  });
});

const secret: readonly (Case & { readonly options?: TlsOptions })[] = [
  {
    what: 'a page',
    serve: (socket) => socket.end(PAGE),
    outcome: { type: 'passed', length: { received: 5 } },
  },
  {
    what: 'a page and an old certificate',
    options: { key: expiredKey, cert: expiredCertificate },
    serve: (socket) => socket.end(PAGE),
    outcome: { type: 'passed' },
  },
  {
    what: 'TLS 1.2',
    options: { maxVersion: 'TLSv1.2' },
    serve: (socket) => socket.end(PAGE),
    outcome: { type: 'passed' },
  },
  { what: 'silence', serve: () => {}, outcome: { failure: 'Timeout SSL read' } },
  {
    what: 'silence in TLS 1.2',
    options: { maxVersion: 'TLSv1.2' },
    serve: () => {},
    outcome: { failure: 'Timeout WEB read' },
  },
  { what: 'a goodbye', serve: (socket) => socket.end(), outcome: { failure: 'SSL read error from' } },
  {
    what: 'a certificate that it wants to see',
    options: { requestCert: true, rejectUnauthorized: true },
    serve: (socket) => socket.end(PAGE),
    outcome: { failure: 'Read, no data received from ' },
  },
];

describe('over TLS', () => {
  test.each(secret)('$what', async ({ options = {}, serve, outcome }) => {
    const server = createTlsServer({ key, cert: certificate, ...options }, (socket) => {
      socket.on('error', () => {});
      socket.once('data', () => serve(socket));
    });
    server.on('tlsClientError', () => {});
    expect(await ask(await listening(server), true)).toMatchObject(outcome);
  });

  test('a page that is torn off counts', async () => {
    const raw: Socket[] = [];
    const server = createTlsServer({ key, cert: certificate }, (socket) => {
      socket.once('data', () => socket.write(PAGE, () => setTimeout(() => raw[0]?.end(), 50)));
    });
    server.on('connection', (socket: Socket) => raw.push(socket));
    expect(await ask(await listening(server), true)).toMatchObject({ type: 'passed' });
  });

  test.each<readonly [string, (socket: Socket) => void, string]>([
    ['plain text', (socket) => socket.end(PAGE), 'SSL handshake/communication error connecting to'],
    ['an end', (socket) => socket.end(), 'SSL handshake/communication error connecting to'],
    [
      'noise',
      (socket) => socket.write(Buffer.alloc(2000, 0x16)),
      'SSL handshake/communication error connecting to',
    ],
    ['a reset', (socket) => socket.resetAndDestroy(), 'Connection failed'],
    ['silence', () => {}, 'Timeout connecting'],
  ])('who does not speak it: %s', async (_, serve, failure) => {
    const port = await listening(createServer((socket) => socket.once('data', () => serve(socket))));
    expect(await ask(port, true)).toEqual({
      type: 'failed',
      failure,
      ...(failure.startsWith('Timeout') ? { texts: [] } : {}),
    });
  });

  test('the server is called by its name, and hears a goodbye where that is wanted', async () => {
    const names: unknown[] = [];
    const server = createTlsServer({
      key,
      cert: certificate,
      SNICallback: (name, done) => done(null, void names.push(name) as undefined),
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    server.on('secureConnection', (socket) => {
      socket.once('data', () => socket.end(PAGE));
      socket.once('end', resolve);
    });
    const port = await listening(server);
    await ask(port, true, { tls: { serverName: 'name.example.net', closeNotify: true } });
    await promise;
    expect(names).toEqual(['name.example.net']);
  });
});
