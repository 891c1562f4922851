import { isIP, isIPv6, connect as openTcp, type Socket } from 'node:net';
import { connect as openTls } from 'node:tls';
import type { Query } from './query.ts';

/** Why there is no answer, in keepalived's words. */
export interface Failure {
  readonly failure: string;
}

/** Asks once. Resolves with everything that came until the server has closed the connection. */
export function ask(query: Query): Promise<Buffer | Failure> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(query);
    let phase: keyof typeof timeouts = 'connecting';
    const fail = (failure: string) => {
      socket.destroy();
      resolve({ failure });
    };
    if (query.timeout !== undefined) socket.setTimeout(query.timeout * 1000);
    socket.on('timeout', () => fail(timeouts[phase](query)));
    socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      fail(phase === 'connecting' ? connectFailure(code) : 'Read error with');
    });
    socket.on(query.tls ? 'secureConnect' : 'connect', () => {
      phase = 'waiting';
      socket.write(requestText(query));
    });
    socket.on('data', (chunk: Buffer) => {
      phase = 'reading';
      chunks.push(chunk);
    });
    socket.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

const timeouts = {
  connecting: () => 'Timeout connecting',
  waiting: () => 'Timeout WEB read',
  reading: ({ tls }: Query) => (tls ? 'Timeout SSL read' : 'Timeout HTTP read'),
} as const;

function connect({ server, port, tls, sni, virtualHost = '' }: Query): Socket {
  const place = { host: server, port };
  if (!tls) return openTcp(place);
  // RFC 6066 section 3: a server's name is never an address.
  const servername = sni && isIP(virtualHost) === 0 ? virtualHost : '';
  return openTls({ ...place, servername, rejectUnauthorized: false, minVersion: 'TLSv1' });
}

function connectFailure(code: string): string {
  if (code === 'ENETUNREACH') return 'HTTP/SSL_CHECK - network unreachable';
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH') return 'Connection failed';
  if (code === 'ETIMEDOUT') return 'Timeout connecting';
  return 'SSL handshake/communication error connecting to';
}

function requestText({ url, protocol, virtualHost, server, port }: Query): string {
  const literal = isIPv6(server) ? `[${server}]` : server;
  return [
    `GET ${url} HTTP/${protocol === '1.1' ? '1.1' : '1.0'}`,
    'User-Agent: KeepAliveClient',
    ...(protocol === '1.0' ? [] : ['Connection: close']),
    `Host: ${virtualHost ?? `${literal}:${port}`}`,
    '\r\n',
  ].join('\r\n');
}
