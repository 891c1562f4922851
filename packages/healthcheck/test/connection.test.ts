import { describe, expect, test } from 'vitest';
import { begin, concludeConnection, type Outcome, type Progress, type Wording } from '../src/index.ts';
import { planOf, told } from './literal.ts';

const TCP: Wording = { connection: 'TCP connection', check: 'TCP_CHECK', mail: 'TCP CHECK' };
const PING: Wording = {
  connection: 'ICMP connection',
  check: 'ICMP CHECK',
  mail: 'ICMP CHECK',
  ofService: true,
};

const passed: Outcome = { type: 'passed' };
const failed: Outcome = { type: 'failed', text: 'TCP connection to [10.0.0.11]:tcp:80 timeout.' };
const notTried: Outcome = { type: 'notTried', text: 'TCP socket bind failed. Rescheduling.' };

/** One outcome after the other: after how many seconds it asks again, and what is told. */
function live(words: string, outcomes: readonly Outcome[], wording = TCP, from?: Progress) {
  const plan = planOf('TCP_CHECK', words);
  let progress = from ?? begin(plan);
  return outcomes.map((outcome) => {
    const { next, effects, ...rest } = concludeConnection(plan, progress, outcome, wording);
    progress = rest.progress;
    return [next / 1e6, ...told(effects)];
  });
}

const UP = 'TCP connection to [10.0.0.11]:tcp:80 success.';
const DOWN = 'TCP_CHECK on service [10.0.0.11]:tcp:80 failed.';
const DOWN_AFTER = 'TCP_CHECK on service [10.0.0.11]:tcp:80 failed after 2 retries.';
const mailUp = 'UP mail => TCP CHECK succeed on service <=';
const mailDown = 'DOWN mail => TCP CHECK failed on service <=';

describe('a checker', () => {
  test('says that it is up once', () => {
    expect(live('', [passed, passed])).toEqual([[6, UP, 'UP'], [6]]);
  });

  test('with alpha mails it', () => {
    expect(live('alpha', [passed])).toEqual([[6, UP, mailUp]]);
  });

  test('is down at its first failure', () => {
    expect(live('retry 2', [failed])).toEqual([[6, DOWN, mailDown]]);
  });

  test('with alpha was down before', () => {
    expect(live('retry 2\n alpha', [failed, failed])).toEqual([[6, DOWN, 'DOWN'], [6]]);
  });

  test('that has been up is asked again before it is down, and then at leisure', () => {
    const seen = live('retry 2\n delay_before_retry 3', [passed, failed, failed, failed, failed, passed]);
    expect(seen).toEqual([[6, UP, 'UP'], [3], [3], [6, DOWN_AFTER, mailDown], [6], [6, UP, mailUp]]);
  });

  test('forgets failures that were followed by a success', () => {
    const seen = live('retry 1', [passed, failed, passed, failed, failed]);
    expect(seen.map(([next]) => next)).toEqual([6, 1, 6, 1, 6]);
    expect(seen[4]).toEqual([6, DOWN.replace('failed.', 'failed after 1 retries.'), mailDown]);
  });

  test('without retries does not mention them', () => {
    expect(live('retry 0', [passed, failed])[1]).toEqual([6, DOWN, mailDown]);
  });

  test('says each failure while it is up, if it is to', () => {
    const seen = live('retry 1\n log_all_failures', [passed, failed, failed, failed]);
    expect(seen.slice(1)).toEqual([
      [1, failed.text],
      [6, failed.text, DOWN.replace('failed.', 'failed after 1 retries.'), mailDown],
      [6],
    ]);
  });

  test('is what it was where nobody could be asked', () => {
    expect(live('retry 1', [passed, failed, notTried, failed])).toEqual([
      [6, UP, 'UP'],
      [1],
      [6, 'TCP socket bind failed. Rescheduling.'],
      [6, DOWN.replace('failed.', 'failed after 1 retries.'), mailDown],
    ]);
  });

  test('of echo requests names the virtual server, too, after retries', () => {
    expect(live('retry 1', [passed, failed, failed], PING)[2]?.[1]).toBe(
      'ICMP CHECK on service [10.0.0.11]:tcp:80 of [10.0.0.10]:tcp:80 failed after 1 retries.',
    );
  });
});
