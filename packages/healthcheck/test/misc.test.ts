import { describe, expect, test } from 'vitest';
import { beginMisc, concludeMisc, type MiscOutcome, type ProgramEnd } from '../src/index.ts';
import { planOf, told } from './literal.ts';

const exits = (status: number): MiscOutcome => ({ end: { type: 'exited', status }, sent: undefined });
const dies = (signal: number, sent?: MiscOutcome['sent']): MiscOutcome => ({
  end: { type: 'signalled', signal },
  sent,
});
const ends = (end: ProgramEnd): MiscOutcome => ({ end, sent: undefined });

/** The weight of the real server is 10. */
function live(words: string, outcomes: readonly MiscOutcome[]) {
  const plan = planOf('MISC_CHECK', `misc_path "/bin/check it"\n ${words}`);
  let progress = beginMisc(plan);
  return outcomes.map((outcome) => {
    const { next, effects, from, ...rest } = concludeMisc(plan, progress, outcome);
    expect(from).toBe('start');
    progress = rest.progress;
    return [next / 1e6, ...told(effects)];
  });
}

const MISC = 'Misc check for [[10.0.0.11]:tcp:80 VS [10.0.0.10]:tcp:80] by [/bin/check]';
const mailUp = 'mail => MISC CHECK succeeded on service <=';
const mailDown = 'mail => MISC CHECK failed on service <=';

describe('a MISC checker', () => {
  test('is up while its program succeeds', () => {
    expect(live('', [exits(0), exits(0)])).toEqual([[6, `${MISC} succeeded.`, `UP 0 ${mailUp}`], [6]]);
  });

  test('is down at the first failure', () => {
    expect(live('', [exits(0), exits(1), exits(1)]).slice(1)).toEqual([
      [6, `${MISC} failed with retry disabled (exited with status 1).`, `DOWN 0 ${mailDown}`],
      [6],
    ]);
  });

  test('retries in silence', () => {
    expect(live('retry 2\n delay_before_retry 1', [exits(0), exits(3), exits(3), exits(3)]).slice(1)).toEqual(
      [[1], [1], [6, `${MISC} failed after 2 retries (exited with status 3).`, `DOWN 0 ${mailDown}`]],
    );
  });

  test('says each failure, if it is to', () => {
    const words = 'retry 2\n delay_before_retry 1\n log_all_failures';
    expect(live(words, [exits(0), exits(3), dies(9), exits(3)]).slice(1)).toEqual([
      [1, `${MISC} failed, will do 2 retries (exited with status 3).`],
      [1, `${MISC} failed on retry 1/2 (due to signal 9).`],
      [6, `${MISC} failed after 2 retries (exited with status 3).`, `DOWN 0 ${mailDown}`],
    ]);
  });

  test('says one retry as one', () => {
    const words = 'retry 1\n delay_before_retry 1\n log_all_failures';
    expect(live(words, [exits(0), exits(3), exits(3)]).flatMap(([, text]) => text ?? [])).toEqual([
      `${MISC} succeeded.`,
      `${MISC} failed, will do 1 retry (exited with status 3).`,
      `${MISC} failed after 1 retry (exited with status 3).`,
    ]);
  });

  test('that takes too long has timed out, however it was made to end', () => {
    const text = [
      6,
      `${MISC} timed out with retry disabled.`,
      'DOWN 0 mail => MISC CHECK timed out on service <=',
    ];
    expect(live('', [dies(15, 'SIGTERM')])).toEqual([text]);
    expect(live('', [dies(9, 'SIGKILL')])).toEqual([text]);
    expect(live('', [dies(15, 'SIGKILL')])).toEqual([text]);
    expect(live('', [dies(9, 'SIGTERM')])[0]?.[1]).toBe(
      `${MISC} failed with retry disabled (due to signal 9).`,
    );
  });

  test('whose program cannot be run says nothing of the real server', () => {
    const reason = 'run /bin/check: ENOENT (No such file or directory)';
    expect(live('', [ends({ type: 'notStarted', reason })])).toEqual([
      [6, reason, `${MISC} succeeded.`, `UP 0 ${mailUp}`],
    ]);
    expect(live('', [ends({ type: 'notTried', reason })])).toEqual([[6, reason]]);
  });
});

describe('misc_dynamic', () => {
  test('gives the status less two for the weight', () => {
    expect(live('misc_dynamic', [exits(52), exits(52), exits(2), exits(255), exits(0)])).toEqual([
      [6, 'weighs 40', `${MISC} succeeded.`, `UP 40 ${mailUp}`],
      [6],
      [6, 'weighs -10'],
      [6, 'weighs 243'],
      [6, 'weighs 0'],
    ]);
  });

  test('a failure forgets it, a signal does not', () => {
    expect(live('misc_dynamic', [exits(52), exits(1), exits(52)]).slice(1)).toEqual([
      [6, `${MISC} failed with retry disabled (exited with status 1).`, `DOWN 0 ${mailDown}`],
      [6, 'weighs 40', `${MISC} succeeded.`, `UP 40 ${mailUp}`],
    ]);
    expect(live('misc_dynamic', [exits(52), dies(11), exits(52)]).slice(1)).toEqual([
      [6, `${MISC} failed with retry disabled (due to signal 11).`, `DOWN 40 ${mailDown}`],
      [6, `${MISC} succeeded.`, `UP 40 ${mailUp}`],
    ]);
  });

  test('without it a status of two or more is a failure', () => {
    expect(live('', [exits(52)])[0]?.[1]).toBe(`${MISC} failed with retry disabled (exited with status 52).`);
  });
});
