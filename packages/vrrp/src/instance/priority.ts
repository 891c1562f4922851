import type { InstancePlan } from '../plan/plan.ts';
import type { Standing } from '../track/standing.ts';

export const PRIORITY_OWNER = 255;
export const PRIORITY_STOP = 0;
const LOWEST = 1;
const HIGHEST = 254;

/**
 * The effective priority: the configured one with what the trackers add and take away.
 * An owner keeps 255 whatever its trackers say (RFC 9568 section 5.2.4).
 */
export function effectivePriority({ basePriority }: InstancePlan, standings: readonly Standing[]): number {
  if (basePriority === PRIORITY_OWNER) return PRIORITY_OWNER;
  const total = standings.reduce<number>(
    (sum, share) => (typeof share === 'number' ? sum + share : sum),
    basePriority,
  );
  return Math.min(Math.max(total, LOWEST), HIGHEST);
}
