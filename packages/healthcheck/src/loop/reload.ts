import type { Progress } from '../checker/progress.ts';
import { carriedHttp, type HttpProgress } from '../http/progress.ts';
import type { MiscProgress } from '../misc/conclude.ts';
import type { AskingPlan } from '../plan/plan.ts';

/** What a checker that goes on remembers under its new plan. One that is down stays so until it succeeds. */
export function carried(before: Progress, plan: AskingPlan): Progress {
  const retries = before.up ? Math.min(before.retries, plan.retry) : plan.retry + 1;
  const progress = { ...before, retries };
  if (plan.type === 'HTTP_GET' || plan.type === 'SSL_GET') return carriedHttp(plan, progress as HttpProgress);
  return plan.type === 'MISC_CHECK'
    ? weighed(progress as MiscProgress, plan.serverWeight, plan.dynamic)
    : progress;
}

/** The weight that its program gave stays what it was, whatever is configured now. */
function weighed(before: MiscProgress, serverWeight: number, dynamic: boolean): MiscProgress {
  const { status } = before;
  return dynamic && status >= 2 && before.up ? { ...before, weight: status - 2 - serverWeight } : before;
}

/**
 * One that is new with a reload may fail as often as others, unless its real server is down anyway.
 *
 * @param before the checkers that its real server had; undefined where that one is new, too
 */
export function begunAtReload(
  fresh: Progress,
  { retry }: AskingPlan,
  before: readonly Progress[] | undefined,
): Progress {
  if (before === undefined) return { ...fresh, retries: 0 };
  const hasFailed = before.some(({ up, hasRun }) => hasRun && !up);
  const isUnknown = before.every(({ hasRun }) => !hasRun) && before.some(({ up }) => !up);
  return { ...fresh, retries: hasFailed || isUnknown ? retry : 0 };
}
