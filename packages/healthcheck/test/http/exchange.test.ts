import { micros, seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { Exchange, type ExchangeEvent, type ExchangePlan } from '../../src/index.ts';

const plan: ExchangePlan = {
  tls: false,
  timeout: seconds(5),
  statusCodes: [{ min: 200, max: 299 }],
  digest: undefined,
  regex: undefined,
};

type Told = readonly [second: number, event: ExchangeEvent | string];

/** What comes of it, and when: what is said at a second, or nothing, which lets the deadline come. */
function tell(told: readonly Told[], more: Partial<ExchangePlan> = {}) {
  const exchange = new Exchange({ ...plan, ...more }, micros(0));
  for (const [second, what] of told) {
    const event = typeof what === 'string' ? { type: 'received' as const, octets: Buffer.from(what) } : what;
    const outcome = exchange.step(event, seconds(second));
    if (outcome !== undefined) return { second, ...outcome };
  }
  const { deadline } = exchange;
  const outcome = exchange.step({ type: 'timer' }, deadline);
  return { second: deadline / 1_000_000, ...outcome };
}

const connected = { type: 'connected' } as const;
const heard = { type: 'heard' } as const;
const closed = { type: 'ended', how: 'closed' } as const;
const torn = { type: 'ended', how: 'torn' } as const;
const reset = { type: 'ended', how: 'reset' } as const;
const OK = 'HTTP/1.0 200 OK\r\n\r\n';

test.each<[string, readonly Told[], object]>([
  ['nobody is there', [], { second: 5, failure: 'Timeout connecting' }],
  ['silence', [[1, connected]], { second: 6, failure: 'Timeout WEB read' }],
  [
    'half a header',
    [
      [1, connected],
      [2, 'HTTP/1.0 200 O'],
    ],
    { second: 7, failure: 'Timeout HTTP read' },
  ],
  [
    'a slow answer',
    [
      [1, connected],
      [5, 'HTTP/1.0 200 O'],
      [9, 'K\r\n\r\n'],
      [13, closed],
    ],
    { second: 13, what: 'HTTP status code' },
  ],
  [
    'no answer',
    [
      [1, connected],
      [2, closed],
    ],
    { second: 2, failure: 'Read, no data received from ' },
  ],
  [
    'another status',
    [
      [1, connected],
      [2, 'HTTP/1.0 503 No\r\n\r\n'],
      [3, closed],
    ],
    { second: 3, failure: 'HTTP status code error to' },
  ],
  [
    'a reset',
    [
      [1, connected],
      [2, OK],
      [3, reset],
    ],
    { second: 3, failure: 'Read error with' },
  ],
  [
    'endless headers',
    [
      [1, connected],
      [2, 'x'.repeat(4096)],
    ],
    { second: 2, failure: 'Read, no data received from ' },
  ],
])('%s', (_, told, outcome) => expect(tell(told)).toMatchObject(outcome));

test.each<[string, readonly Told[], object]>([
  ['silence', [[1, connected]], { second: 6, failure: 'Timeout WEB read' }],
  [
    'silence but for TLS',
    [
      [1, connected],
      [2, heard],
    ],
    { second: 7, failure: 'Timeout SSL read' },
  ],
  [
    'a slow answer',
    [
      [1, connected],
      [2, heard],
      [6, OK],
    ],
    { second: 7, failure: 'Timeout SSL read' },
  ],
  [
    'no answer',
    [
      [1, connected],
      [2, closed],
    ],
    { second: 2, failure: 'SSL read error from' },
  ],
  [
    'no answer, torn',
    [
      [1, connected],
      [2, torn],
    ],
    { second: 2, failure: 'Read, no data received from ' },
  ],
  [
    'an answer, torn',
    [
      [1, connected],
      [2, OK],
      [3, torn],
    ],
    { second: 3, what: 'HTTP status code' },
  ],
])('with TLS: %s', (_, told, outcome) => expect(tell(told, { tls: true })).toMatchObject(outcome));

test.each([
  [seconds(5), 60],
  [seconds(10), 120],
])('with a timeout of %i µs what drips without an end fails after %i s', (timeout, second) => {
  const drip = Array.from({ length: second }, (_, at): Told => [at, at === 0 ? connected : 'x']);
  const outcome = { second, type: 'failed', failure: 'Timeout HTTP read', texts: [] };
  expect(tell(drip, { timeout })).toEqual(outcome);
});

test.each([
  ['5d41402abc4b2a76b9719d911017c592', { what: 'MD5 digest' }],
  ['d41d8cd98f00b204e9800998ecf8427e', { failure: 'MD5 digest error to' }],
])('the digest of the body is %s or not', (digest, outcome) => {
  expect(
    tell(
      [
        [1, connected],
        [2, `${OK}hello`],
        [3, closed],
      ],
      { digest },
    ),
  ).toMatchObject(outcome);
});
