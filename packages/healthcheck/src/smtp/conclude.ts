import { type Conclusion, type Effect, log } from '../checker/conclusion.ts';
import { begin, type Progress } from '../checker/progress.ts';
import type { SmtpPlan } from '../plan/plan.ts';
import type { SmtpOutcome } from './dialogue.ts';

/** It forgives a first failure as any other. */
export function beginSmtp(plan: SmtpPlan): Progress {
  return { ...begin(plan), retries: 0 };
}

/** Once down it is asked as patiently as before, silently. */
export function concludeSmtp(plan: SmtpPlan, before: Progress, outcome: SmtpOutcome): Conclusion {
  const { delayLoop, server } = plan;
  if (outcome.type === 'notTried') {
    const progress = { ...before, retries: 0 };
    return { progress, effects: [log(outcome.text)], next: delayLoop, from: 'end' };
  }
  if (outcome.type === 'failed') return fail(plan, before, outcome.text);
  const progress = { up: true, hasRun: true, retries: 0 };
  if (before.up && before.hasRun) return { progress, effects: [], next: delayLoop, from: 'end' };
  const mail = before.up ? {} : { mail: '=> CHECK succeed on service <=' };
  const effects: Effect[] = [
    log(`Remote SMTP server ${server} succeed on service.`),
    { type: 'verdict', up: true, ...mail },
  ];
  return { progress, effects, next: delayLoop, from: 'end' };
}

function fail(plan: SmtpPlan, before: Progress, text: string): Conclusion {
  const { retry, logAllFailures, delayLoop, delayBeforeRetry } = plan;
  const forgiven = before.retries > retry ? 0 : before.retries;
  const mayFail = before.up || !before.hasRun;
  const said = mayFail && (logAllFailures || forgiven >= retry) ? [log(`SMTP_CHECK ${text}`)] : [];
  if (forgiven < retry) {
    const progress = { ...before, retries: forgiven + 1 };
    return { progress, effects: said, next: delayBeforeRetry, from: 'end' };
  }
  const progress = { up: false, hasRun: true, retries: 0 };
  if (!mayFail) return { progress, effects: said, next: delayLoop, from: 'end' };
  const mail = before.up ? { mail: `=> CHECK failed on service : ${text} <=` } : {};
  const effects: Effect[] = [...said, { type: 'verdict', up: false, ...mail }];
  return { progress, effects, next: delayLoop, from: 'end' };
}
