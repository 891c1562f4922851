import type { CheckerPlan } from './plan.ts';

/** How often and how patiently it asks does not make it another checker; nor do the place where it stands and its server's weight. */
const MANNER: ReadonlySet<string> = new Set([
  'place',
  'alpha',
  'delayLoop',
  'retry',
  'delayBeforeRetry',
  'warmup',
  'logAllFailures',
  'serverWeight',
  'tlsFiles',
  'span',
  'spans',
  'end',
  'delay_loop',
  'delay_before_retry',
  'log_all_failures',
  'fast_recovery',
]);

/** The same for two checkers, one of which goes on as the other after a reload: they ask the same of the same. */
export function identityOf(plan: CheckerPlan): string {
  const { timeout: _limit, ...rest } = plan.type === 'MISC_CHECK' ? plan : { ...plan, timeout: undefined };
  return JSON.stringify(rest, (key, value) => {
    if (MANNER.has(key)) return;
    return typeof value === 'bigint' ? String(value) : value;
  });
}
