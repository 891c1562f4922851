import type { InstancePlan, Tracked } from '../plan/plan.ts';

export const PRIORITY_OWNER = 255;
export const PRIORITY_STOP = 0;
const LOWEST = 1;
const HIGHEST = 254;

/** Whether a tracked thing is up; `undefined` when it is not known yet. */
export type Verdict = boolean | undefined;

/**
 * The effective priority: what is down takes its weight away, what is up adds it when the weight is positive.
 * An owner keeps 255 whatever its trackers say (RFC 9568 section 5.2.4).
 */
export function effectivePriority(
  plan: InstancePlan,
  trackers: readonly { readonly tracked: Tracked; readonly verdict: Verdict }[],
): number {
  if (plan.basePriority === PRIORITY_OWNER) return PRIORITY_OWNER;
  const total = trackers.reduce(
    (sum, { tracked, verdict }) => sum + share(tracked, verdict),
    plan.basePriority,
  );
  return Math.min(Math.max(total, LOWEST), HIGHEST);
}

/** What one tracker adds to the priority: a positive weight counts while up, a negative one while down. */
export function share({ weight, reverse }: Tracked, verdict: Verdict): number {
  if (verdict === undefined || verdict !== weight > 0) return 0;
  return reverse ? -weight : weight;
}
