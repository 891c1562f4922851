import { describe, expect, test } from 'vitest';
import { AnswerReader } from '../../src/http/answer.ts';

interface Told {
  readonly statusCode?: number;
  readonly contentLength?: number | undefined;
  readonly received: number;
  readonly digest: string;
}

const NOTHING = 'd41d8cd98f00b204e9800998ecf8427e';
const HELLO = '5d41402abc4b2a76b9719d911017c592';

const answers: readonly (readonly [string, Told])[] = [
  ['', { received: 0, digest: NOTHING }],
  ['HTTP/1.0 200 OK\r\n', { received: 0, digest: NOTHING }],
  ['HTTP/1.0 200 OK\r\nServer: x\r\n\r', { received: 0, digest: NOTHING }],
  ['HTTP/1.0 200 OK\n\nhello', { received: 0, digest: NOTHING }],
  ['HTTP/1.0 200 OK\r\n\r\nhello', { statusCode: 200, contentLength: undefined, received: 5, digest: HELLO }],
  [
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello',
    { statusCode: 200, contentLength: 5, received: 5, digest: HELLO },
  ],
  [
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, world',
    { statusCode: 200, contentLength: 5, received: 12, digest: HELLO },
  ],
  [
    'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello',
    { statusCode: 200, contentLength: 50, received: 5, digest: HELLO },
  ],
  [
    'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nhello',
    { statusCode: 200, contentLength: 0, received: 5, digest: NOTHING },
  ],
  [
    'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello!',
    { statusCode: 200, contentLength: undefined, received: 6, digest: '5a8dd3ad0756a93ded72b823b19dd877' },
  ],
  [
    'HTTP/1.1 200 OK\r\nContent-Length: 5 octets\r\n\r\nhello',
    { statusCode: 200, contentLength: undefined, received: 5, digest: HELLO },
  ],
  [
    'HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\nhello',
    { statusCode: 200, contentLength: 0, received: 5, digest: NOTHING },
  ],
  [
    'HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\nhello',
    { statusCode: 200, contentLength: undefined, received: 5, digest: HELLO },
  ],
  ['HTTP/1.0 200\r\n\r\n', { statusCode: 0, contentLength: undefined, received: 0, digest: NOTHING }],
  ['HTTP/1.0 200 \r\n\r\n', { statusCode: 200, contentLength: undefined, received: 0, digest: NOTHING }],
  ['HTTP/1.0  200 OK\r\n\r\n', { statusCode: 0, contentLength: undefined, received: 0, digest: NOTHING }],
  ['HTTP/1.0 2000 OK\r\n\r\n', { statusCode: 0, contentLength: undefined, received: 0, digest: NOTHING }],
  ['HTTP/1.0 20x OK\r\n\r\n', { statusCode: 0, contentLength: undefined, received: 0, digest: NOTHING }],
  ['SSH-2.0-x\r\n\r\n', { statusCode: 0, contentLength: undefined, received: 0, digest: NOTHING }],
  ['x 503 x\r\n\r\n', { statusCode: 503, contentLength: undefined, received: 0, digest: NOTHING }],
];

function read(parts: readonly string[]): Told {
  const reader = new AnswerReader({ hasDigest: true, regex: undefined });
  for (const part of parts) reader.read(Buffer.from(part, 'latin1'));
  return { ...reader.head, received: reader.received, digest: reader.digest() };
}

describe.each(answers)('%j', (text, told) => {
  test('in one piece', () => expect(read([text])).toEqual(told));

  test('octet by octet', () => expect(read([...text])).toEqual(told));

  test.each([...text].map((_, at) => at))('cut before %i', (at) => {
    expect(read([text.slice(0, at), text.slice(at)])).toEqual(told);
  });
});

test('a length that the body alone speaks of counts when it comes with the headers', () => {
  expect(read(['HTTP/1.0 200 OK\r\n\r\nContent-Length: 3\r\n'])).toMatchObject({
    contentLength: 3,
    received: 19,
  });
  expect(read(['HTTP/1.0 200 OK\r\n\r\n', 'Content-Length: 3\r\n'])).toMatchObject({
    contentLength: undefined,
  });
});

test('headers that never end are given up where there is no more room', () => {
  const reader = new AnswerReader({ hasDigest: false, regex: undefined });
  expect(reader.read(Buffer.alloc(4095, 'x'))).toBe(true);
  expect(reader.read(Buffer.from('x'))).toBe(false);
  expect(reader.head).toBeUndefined();
});

test('a body without an end takes no memory', () => {
  const reader = new AnswerReader({ hasDigest: true, regex: undefined });
  reader.read(Buffer.from('HTTP/1.0 200 OK\r\n\r\n'));
  const part = Buffer.alloc(1 << 20);
  for (let turn = 0; turn < 20; turn++) expect(reader.read(part)).toBe(true);
  expect(reader.received).toBe(20 * (1 << 20));
  expect(reader.digest()).toBe('8f4e33f3dc3e414ff94e5fb6905cba8c');
});

/** xorshift: the same noise each time. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const pieces = [
  'HTTP/1.1 ',
  '200',
  ' OK',
  '\r\n',
  '\r\n\r\n',
  'Content-Length:',
  ' 5',
  '\0',
  '\n',
  '-1',
  'x',
];

test.each([...Array(300).keys()])('noise %i is read alike however it is cut, without a throw', (seed) => {
  const next = noise(seed + 1);
  const text = Array.from({ length: 30 }, () => pieces[Math.floor(next() * pieces.length)]).join('');
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = 1 + Math.floor(next() * 9);
    parts.push(text.slice(at, at + length));
    at += length;
  }
  const { statusCode, received } = read([text]);
  expect(read(parts)).toMatchObject({ ...(statusCode === undefined ? {} : { statusCode }), received });
});
