import type { Duplex } from 'node:stream';
import { UnknownBehaviour } from './backend.ts';

/** What is asked for, as far as a server here cares. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly host: string;
}

type Respond = (connection: Duplex, request: Request) => void;
const HEAD_END = '\r\n\r\n';
/** No timeout is a multiple of it: what comes in the very moment of one is luck. */
const DRIP_PAUSE = 130;
const PAUSE = 100;
const LUMP = Buffer.alloc(512, 'x');
const LUMP_PAUSE = 100;

/** What is done instead of a good answer, most of it against RFC 9112. */
const BAD: Readonly<Record<string, Respond>> = {
  silent: () => undefined,
  reset: (connection) => reset(connection),
  'hang-up': (connection) => connection.end(),
  'half-header': (connection) => connection.end('HTTP/1.1 200 OK\r\nContent-Le'),
  'half-header-open': (connection) => connection.write('HTTP/1.1 200 OK\r\nContent-Le'),
  'no-status': (connection) => connection.end('hello\r\n\r\n'),
  garbage: (connection) => connection.end(Buffer.from('00ff00fe0d0a0d0a00', 'hex')),
  'too-long': (connection) => connection.end(`HTTP/1.1 200 OK\r\nContent-Length: 3${HEAD_END}hello`),
  'too-short': (connection) => connection.end(`HTTP/1.1 200 OK\r\nContent-Length: 9${HEAD_END}hello`),
  'too-short-open': (connection) => connection.write(`HTTP/1.1 200 OK\r\nContent-Length: 9${HEAD_END}hello`),
  'no-length': (connection) => connection.end(`HTTP/1.0 200 OK${HEAD_END}hello`),
  'no-body': (connection) => connection.end(`HTTP/1.1 200 OK\r\nContent-Length: 0${HEAD_END}`),
  'bad-length': (connection) => connection.end(`HTTP/1.1 200 OK\r\nContent-Length: many${HEAD_END}hello`),
  'body-then-reset': (connection) => {
    connection.write(`HTTP/1.1 200 OK\r\nContent-Length: 9${HEAD_END}hello`);
    setTimeout(() => reset(connection), PAUSE).unref();
  },
  'endless-header': (connection) => endless(connection, 'HTTP/1.1 200 OK\r\nX: '),
  'endless-body': (connection) => endless(connection, `HTTP/1.1 200 OK${HEAD_END}`),
  'drip-header': (connection) => drip(connection, `HTTP/1.1 200 OK${HEAD_END}hello`),
  'drip-body': (connection) => {
    connection.write(`HTTP/1.1 200 OK\r\nContent-Length: 40${HEAD_END}`);
    drip(connection, 'hello'.repeat(8));
  },
  chunked: (connection) =>
    connection.end(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked${HEAD_END}5\r\nhello\r\n0\r\n\r\n`),
};

/**
 * Serves one connection. Words: a status and a body, `503 away`; how it is bad, `half-header`; `slow SECONDS`; `host`, which says
 * which host it was asked for. Without any the path says it: `/status/404`, `/body/hello`, `/slow/0.5`, `/bad/reset`, else 200.
 */
export function serveHttp(connection: Duplex, behaviour: readonly string[]): void {
  const respond = behaviour.length === 0 ? byPath : responseOf(behaviour);
  let head = '';
  connection.on('data', (data: Buffer) => {
    head += data.toString('latin1');
    if (!head.includes(HEAD_END)) return;
    respond(connection, requestOf(head));
    head = '';
  });
  connection.on('end', () => connection.end());
}

/** @throws UnknownBehaviour */
export function responseOf(words: readonly string[]): Respond {
  const [verb = '200', ...rest] = words;
  const bad = BAD[verb];
  if (bad !== undefined) return bad;
  if (/^\d{3}$/.test(verb)) return (connection) => good(connection, verb, rest.join(' ') || 'hello');
  if (verb === 'host') return (connection, { host }) => good(connection, '200', host);
  if (verb !== 'slow') throw new UnknownBehaviour('http', words);
  return (connection) => {
    setTimeout(() => good(connection, '200', 'hello'), Number(rest[0]) * 1000).unref();
  };
}

function byPath(connection: Duplex, request: Request): void {
  const [, verb = '', word = ''] = request.path.split('/');
  if (verb === 'status') good(connection, word, 'hello');
  else if (verb === 'body') good(connection, '200', word);
  else if (verb === 'slow') responseOf(['slow', word])(connection, request);
  else if (verb === 'bad') responseOf([word])(connection, request);
  else if (verb === 'host') good(connection, '200', request.host);
  else good(connection, '200', 'hello');
}

function requestOf(head: string): Request {
  const [, method = '', path = ''] = /^(\S+) (\S+)/.exec(head) ?? [];
  const [, host = ''] = /^host: *(.*)$/im.exec(head) ?? [];
  return { method, path, host: host.trim() };
}

function good(connection: Duplex, status: string, body: string): void {
  const head = `HTTP/1.1 ${status} Lab\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}`;
  connection.end(`${head}\r\nConnection: close${HEAD_END}${body}`);
}

/** Never ends, and leaves the processor to others. */
function endless(connection: Duplex, beginning: string): void {
  connection.write(beginning);
  const timer = setInterval(() => connection.destroyed || connection.write(LUMP), LUMP_PAUSE);
  connection.on('close', () => clearInterval(timer));
}

function drip(connection: Duplex, text: string): void {
  const timers = [...text].map((letter, index) =>
    setTimeout(() => connection.destroyed || connection.write(letter), DRIP_PAUSE * (index + 1)),
  );
  connection.on('close', () => timers.forEach(clearTimeout));
}

function reset(connection: Duplex): void {
  if ('resetAndDestroy' in connection && typeof connection.resetAndDestroy === 'function')
    connection.resetAndDestroy();
  else connection.destroy();
}
