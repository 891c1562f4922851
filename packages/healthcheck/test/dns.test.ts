import { describe, expect, test } from 'vitest';
import { begin, concludeDns, decodeResponseCode, encodeQuery, type Outcome } from '../src/index.ts';
import { planOf, told } from './literal.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test.each([
  ['SOA', '', '1234010000010000000000000000060001'],
  ['SOA', '.', '1234010000010000000000000000060001'],
  ['A', 'example.com', '12340100000100000000000007657861 6d706c6503636f6d0000010001'],
  ['AAAA', 'example.com.', '12340100000100000000000007657861 6d706c6503636f6d00001c0001'],
  ['DNSKEY', 'a.b', '123401000001000000000000016101620000300001'],
] as const)('the question for %s of %o', (type, name, octets) => {
  expect(hex(encodeQuery(0x1234, type, name))).toBe(octets.replaceAll(' ', ''));
});

test.each([
  ['an answer', '12348180000100010000000000', 0],
  ['a refusal', '123481850001000000000000', 5],
  ['a name that there is not', '123481830001000000000000', 3],
  ['what is cut in the header', '1234818000010001000000', undefined],
  ['nothing', '', undefined],
  ['the answer to another question', '123581800001000100000000', undefined],
  ['a question', '123401000001000000000000', undefined],
])('%s', (_, octets, code) => {
  expect(decodeResponseCode(0x1234, Uint8Array.from(Buffer.from(octets, 'hex')))).toBe(code);
});

test('whatever comes is an answer or none', () => {
  let state = 1;
  const random = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  for (let round = 0; round < 20_000; round++) {
    const bytes = Uint8Array.from({ length: random(40) }, () => random(256));
    const code = decodeResponseCode(0x1234, bytes);
    if (code === undefined) continue;
    expect(bytes.length).toBeGreaterThanOrEqual(12);
    expect(code).toBeLessThan(16);
  }
});

const failed: Outcome = { type: 'failed', text: 'read timeout from socket' };
const passed: Outcome = { type: 'passed' };

function live(words: string, outcomes: readonly Outcome[]) {
  const plan = planOf('DNS_CHECK', words);
  let progress = begin(plan);
  return outcomes.map((outcome) => {
    const { next, effects, ...rest } = concludeDns(plan, progress, outcome);
    progress = rest.progress;
    return [next / 1e6, ...told(effects)];
  });
}

describe('a DNS checker', () => {
  const TEXT = 'DNS_CHECK ([10.0.0.11]:tcp:80) read timeout from socket';

  test('says nothing of a success', () => {
    expect(live('', [passed, passed])).toEqual([[6, 'UP'], [6]]);
  });

  test('says why it fails at first', () => {
    expect(live('', [failed, failed, passed])).toEqual([
      [6, TEXT, 'DOWN mail => DNS_CHECK: failed on service <='],
      [6],
      [6, 'UP mail => DNS_CHECK: succeed on service <='],
    ]);
  });

  test('retries thrice, as fast as it asks otherwise', () => {
    expect(live('', [passed, failed, failed, failed, failed])).toEqual([
      [6, 'UP'],
      [6],
      [6],
      [6],
      [6, `${TEXT} after 3 retries`, 'DOWN mail => DNS_CHECK: failed on service <='],
    ]);
  });

  test('says each failure, if it is to', () => {
    expect(live('retry 1\n delay_before_retry 2\n log_all_failures', [passed, failed]).at(-1)).toEqual([
      2,
      TEXT,
    ]);
  });

  test('says of what it cannot try whose it is', () => {
    expect(live('', [{ type: 'notTried', text: 'UDP socket bind failed. Rescheduling.' }])).toEqual([
      [6, 'DNS_CHECK ([10.0.0.11]:tcp:80) UDP socket bind failed. Rescheduling.'],
    ]);
  });
});
