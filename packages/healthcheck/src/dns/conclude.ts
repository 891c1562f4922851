import { type Conclusion, type Effect, log } from '../checker/conclusion.ts';
import type { Outcome } from '../checker/outcome.ts';
import type { Progress } from '../checker/progress.ts';
import type { DnsPlan } from '../plan/plan.ts';

/** What becomes of a DNS checker. Only its failures are logged. */
export function concludeDns(plan: DnsPlan, before: Progress, outcome: Outcome): Conclusion {
  const next = plan.delayLoop;
  switch (outcome.type) {
    case 'notTried':
      return { progress: before, effects: [log(said(plan, outcome.text))], next, from: 'end' };
    case 'passed': {
      const progress = { ...before, up: true, hasRun: true, retries: 0 };
      const mail = before.up ? {} : { mail: '=> DNS_CHECK: succeed on service <=' };
      const effects: Effect[] = before.up && before.hasRun ? [] : [{ type: 'verdict', up: true, ...mail }];
      return { progress, effects, next, from: 'end' };
    }
    case 'failed':
      return before.up || !before.hasRun
        ? fail(plan, before, outcome.text)
        : { progress: { ...before, retries: 0 }, effects: [], next, from: 'end' };
  }
}

function fail(plan: DnsPlan, before: Progress, text: string | undefined): Conclusion {
  const { retry, logAllFailures, delayLoop, delayBeforeRetry } = plan;
  const isLast = before.retries >= retry;
  const times = isLast && before.hasRun ? ` after ${retry} retries` : '';
  const isSaid = text !== undefined && (logAllFailures || isLast);
  const effects = isSaid ? [log(said(plan, `${text}${times}`))] : [];
  if (!isLast) {
    const progress = { ...before, hasRun: true, retries: before.retries + 1 };
    return { progress, effects, next: delayBeforeRetry, from: 'end' };
  }
  const mail = before.up ? { mail: '=> DNS_CHECK: failed on service <=' } : {};
  const progress = { ...before, up: false, hasRun: true, retries: 0 };
  const verdict = { type: 'verdict', up: false, ...mail } as const;
  return { progress, effects: [...effects, verdict], next: delayLoop, from: 'end' };
}

function said({ server }: DnsPlan, text: string): string {
  return `DNS_CHECK (${server}) ${text}`;
}
