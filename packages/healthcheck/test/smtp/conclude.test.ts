import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { beginSmtp, concludeSmtp, type SmtpOutcome, type SmtpPlan } from '../../src/index.ts';

const given: unknown = {
  type: 'SMTP_CHECK',
  server: '[10.0.0.2]:tcp:25',
  delayLoop: seconds(6),
  retry: 1,
  delayBeforeRetry: seconds(2),
  alpha: false,
  logAllFailures: false,
};
const plan = given as SmtpPlan;

const fine: SmtpOutcome = { type: 'passed' };
const bad: SmtpOutcome = { type: 'failed', text: 'Read failure from server [10.0.0.2]:25' };
const refused: SmtpOutcome = { type: 'notTried', text: 'SMTP_CHECK socket bind failed. Rescheduling.' };

function tell(outcomes: readonly SmtpOutcome[], more: Partial<SmtpPlan> = {}) {
  const all = { ...plan, ...more };
  let progress = beginSmtp(all);
  return outcomes.map((outcome) => {
    const conclusion = concludeSmtp(all, progress, outcome);
    progress = conclusion.progress;
    const news = conclusion.effects.map((effect) => {
      if (effect.type !== 'verdict') return 'text' in effect ? effect.text : effect.type;
      return `${effect.up ? 'UP' : 'DOWN'}${effect.mail === undefined ? '' : ` (${effect.mail})`}`;
    });
    return [...news, conclusion.next / 1_000_000].join(' | ');
  });
}

test('a first failure is forgiven, too, and only the last one told', () => {
  expect(tell([bad, bad, bad, bad, fine, fine])).toEqual([
    '2',
    'SMTP_CHECK Read failure from server [10.0.0.2]:25 | DOWN (=> CHECK failed on service : Read failure from server [10.0.0.2]:25 <=) | 6',
    '2',
    '6',
    'Remote SMTP server [10.0.0.2]:tcp:25 succeed on service. | UP (=> CHECK succeed on service <=) | 6',
    '6',
  ]);
});

test('all failures are told where that is wanted', () => {
  expect(tell([fine, bad, fine, bad, bad, bad], { logAllFailures: true })).toEqual([
    'Remote SMTP server [10.0.0.2]:tcp:25 succeed on service. | UP | 6',
    'SMTP_CHECK Read failure from server [10.0.0.2]:25 | 2',
    '6',
    'SMTP_CHECK Read failure from server [10.0.0.2]:25 | 2',
    'SMTP_CHECK Read failure from server [10.0.0.2]:25 | DOWN (=> CHECK failed on service : Read failure from server [10.0.0.2]:25 <=) | 6',
    '2',
  ]);
});

test('what could not be tried is no failure', () => {
  expect(tell([refused, bad, refused, bad])).toEqual([
    'SMTP_CHECK socket bind failed. Rescheduling. | 6',
    '2',
    'SMTP_CHECK socket bind failed. Rescheduling. | 6',
    '2',
  ]);
});
