import { isIP, connect as openTcp } from 'node:net';
import {
  type Connection,
  type ConnectStream,
  HttpClient,
  hostOf,
  secureContextOf,
  type UrlPlan,
} from '@kaconf/healthcheck';
import { micros, parseIp, seconds } from '@kaconf/net';
import type { Query } from './query.ts';

/** Why there is no answer, in keepalived's words. */
export interface Failure {
  readonly failure: string;
}

/** An hour and more. */
const NO_TIMEOUT = seconds(4294.967295);
const LONGEST_TIMER = 2 ** 31 - 1;

/** Asks once, as a checker does. Resolves with everything that came until the server has closed the connection. */
export function ask(query: Query): Promise<Buffer | Failure> {
  const { promise, resolve } = Promise.withResolvers<Buffer | Failure>();
  const connection = connectionOf(query);
  const context = query.tls ? secureContextOf() : undefined;
  if (context !== undefined && 'text' in context) return Promise.resolve({ failure: context.text });
  const chunks: Uint8Array[] = [];
  let timer: NodeJS.Timeout | undefined;
  const client = new HttpClient(
    { connection, context },
    {
      now,
      connect,
      wakeAt(deadline) {
        clearTimeout(timer);
        const left = Math.ceil((deadline - now()) / 1000);
        timer = setTimeout(() => client.expired(), Math.min(left, LONGEST_TIMER));
      },
      heard: (octets) => chunks.push(octets),
      refused() {},
      done(outcome) {
        clearTimeout(timer);
        resolve(outcome.type === 'failed' && isFinal(outcome.failure) ? outcome : Buffer.concat(chunks));
      },
    },
  );
  client.ask(urlOf(query, connection));
  return promise;
}

const now = () => micros(performance.now() * 1000);

/** Whatever is answered is fine, and an answer that is none has words of its own. */
function isFinal(failure: string): boolean {
  return !failure.startsWith('Read, no data') && !failure.startsWith('HTTP status code');
}

function connectionOf({ server, port, timeout }: Query): Connection {
  const address = parseIp(server);
  if (address === undefined) throw new RangeError(`${server} is no address`);
  const own = { source: undefined, sourcePort: 0, interface: undefined, fwmark: 0 };
  return { address, port, ...own, timeout: timeout === undefined ? NO_TIMEOUT : seconds(timeout) };
}

function urlOf({ url, protocol, virtualHost, sni }: Query, { address, port }: Connection): UrlPlan {
  const host = virtualHost ?? hostOf(address, port);
  return {
    request: { path: url, protocol: protocol === '1.0c' ? '1.0C' : protocol, host },
    statusCodes: [{ min: 0, max: Number.POSITIVE_INFINITY }],
    digest: undefined,
    regex: undefined,
    tls: { serverName: sni && isIP(virtualHost ?? '') === 0 ? virtualHost : undefined, closeNotify: false },
  };
}

const connect: ConnectStream = ({ address, port }, told) => {
  const socket = openTcp({ host: address, port });
  const fail = ({ code, errno = 0 }: NodeJS.ErrnoException) => {
    if (code === 'ENETUNREACH') told({ type: 'refused', step: 'connect', errno: -errno, unreachable: true });
    else told({ type: 'failed', errno: -errno });
  };
  socket.once('error', fail);
  socket.once('connect', () => {
    socket.off('error', fail);
    told({ type: 'connected', socket });
  });
  return { cancel: () => socket.destroy() };
};
