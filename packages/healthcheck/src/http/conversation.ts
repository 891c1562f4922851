import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import { type SecureContext, connect as startTls, type TLSSocket } from 'node:tls';
import { sslErrorText, UNEXPECTED_EOF } from '../stream/ssl-error.ts';
import { TearDetector } from '../stream/tear-detector.ts';
import type { ExchangeEvent } from './exchange.ts';
import type { UrlTls } from './plan.ts';

/** What is said over a connection, and who hears what comes. */
export interface Talk {
  readonly request: Buffer;
  readonly hear: (event: ExchangeEvent) => void;
}

/** With whom TLS is spoken, and how. */
export interface TlsTalk extends Talk, UrlTls {
  readonly context: SecureContext;
}

export interface Conversation {
  /** @param isOver whether the other side has been heard to its end */
  close(isOver: boolean): void;
}

/** Asks over a connection. */
export function talk(socket: Socket, { request, hear }: Talk): Conversation {
  socket.on('data', (octets: Buffer) => hear({ type: 'received', octets }));
  socket.on('end', () => hear({ type: 'ended', how: 'closed' }));
  socket.on('error', ({ syscall }: NodeJS.ErrnoException) => {
    hear(syscall === 'write' ? { type: 'failed', failure: 'request' } : { type: 'ended', how: 'reset' });
  });
  hear({ type: 'connected' });
  socket.write(request);
  return { close: () => socket.destroy() };
}

/** The same over TLS. */
export function talkSecretly(socket: Socket, tls: TlsTalk): Conversation {
  const { request, hear, context, serverName = '' } = tls;
  const connection = new TearDetector(socket);
  // RFC 6066 section 3: a server's name is never an address.
  const servername = isIP(serverName) === 0 ? serverName : '';
  const secure = startTls({
    socket: connection,
    secureContext: context,
    servername,
    rejectUnauthorized: false,
    minDHSize: 1,
  });
  let isSecure = false;
  secure.on('secureConnect', () => {
    isSecure = true;
    hear({ type: 'connected' });
    secure.write(request);
  });
  // Before TLS 1.3 it is part of the handshake.
  secure.on('session', () => {
    if (isSecure && secure.getProtocol() === 'TLSv1.3') hear({ type: 'heard' });
  });
  secure.on('data', (octets: Buffer) => hear({ type: 'received', octets }));
  secure.on('end', () => {
    if (isSecure) hear(endOf(connection));
  });
  secure.on('close', () => hear({ type: 'failed', failure: 'handshake' }));
  secure.on('error', (error: NodeJS.ErrnoException) => hear(faultOf(error, isSecure)));
  return { close: (isOver) => part(secure, connection, tls.closeNotify && isOver) };
}

function endOf({ ended }: TearDetector): ExchangeEvent {
  if (ended === 'closed') return { type: 'ended', how: 'torn', sslError: UNEXPECTED_EOF };
  return { type: 'ended', how: ended === 'reset' ? 'torn' : 'closed' };
}

function faultOf(error: NodeJS.ErrnoException, isSecure: boolean): ExchangeEvent {
  const sslError = sslErrorText(error);
  if (isSecure) return { type: 'ended', how: 'torn', ...(sslError === undefined ? {} : { sslError }) };
  return { type: 'failed', failure: error.syscall === 'read' ? 'connection' : 'handshake' };
}

/** Without the goodbye of TLS, unless it is wanted. */
function part(secure: TLSSocket, connection: TearDetector, saysGoodbye: boolean): void {
  secure.on('error', () => {});
  if (!saysGoodbye) {
    connection.mute();
    secure.destroy();
    return;
  }
  secure.end(() => secure.destroy());
}
