import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Listening, Place } from './backend.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { serveHttp } from './http.ts';
import { listenTcp } from './listener.ts';

const OLDEST = 'TLSv1.1';
/** One for all, made when the first is needed. */
let lab: Promise<Certificate> | undefined;

/**
 * `plain` answers without TLS, `mute` says nothing, `names A,B` refuses every other server name, `old` knows no newer TLS than 1.1,
 * and behind them what an HTTP server may do. `client` answers 200 to who shows a certificate, with the name in it, and 403 to others.
 */
export async function serveHttps(place: Place, behaviour: readonly string[]): Promise<Listening> {
  const [verb = '', ...rest] = behaviour;
  if (verb === 'plain') return listenTcp(place, (connection) => serveHttp(connection, rest));
  if (verb === 'mute') return listenTcp(place, (connection) => connection.resume());
  lab ??= makeCertificate('lab');
  const certificate = await lab;
  if (verb === 'client') return listenTcp(place, (connection) => serveKnown(connection, certificate));
  const own = verb === 'names' || verb === 'old';
  const names = verb === 'names' ? rest[0]?.split(',') : undefined;
  const words = own ? rest.slice(verb === 'names' ? 1 : 0) : behaviour;
  const secureContext = contextOf(certificate, verb === 'old');
  return listenTcp(place, (connection) => {
    const secure = new TLSSocket(connection, {
      isServer: true,
      secureContext,
      SNICallback: (name, answer) => {
        if (names && !names.includes(name)) answer(new Error('no such name'));
        else answer(null, secureContext);
      },
    });
    // A TLSSocket has it, and cannot do it.
    secure.resetAndDestroy = () => {
      connection.resetAndDestroy();
      return secure;
    };
    // A handshake that fails is the other side's to judge.
    secure.on('error', () => connection.destroy());
    serveHttp(secure, words);
  });
}

/** Whoever signed it. */
function serveKnown(connection: Socket, certificate: Certificate): void {
  const secureContext = contextOf(certificate, false);
  const secure = new TLSSocket(connection, {
    ...{ isServer: true, requestCert: true, rejectUnauthorized: false },
    secureContext,
  });
  secure.on('error', () => connection.destroy());
  secure.on('secure', () => {
    const { subject } = secure.getPeerCertificate();
    serveHttp(secure, subject ? ['200', `${subject.CN}`] : ['403', 'nobody']);
  });
}

function contextOf(certificate: Certificate, old: boolean) {
  return createSecureContext({
    ...certificate,
    ...(old && { minVersion: 'TLSv1', maxVersion: OLDEST, ciphers: 'ALL:@SECLEVEL=0' }),
  });
}
