import { type Micros, micros, plus } from '@kaconf/net';
import type { InstancePlan } from '../plan/plan.ts';
import { PRIORITY_OWNER } from './priority.ts';

const PRIORITIES = 256;
const SECOND = 1_000_000;

/**
 * Skew_Time: the lower the priority, the later. RFC 9568 section 6.1: ((256 − Priority) × Active_Adver_Interval) / 256;
 * RFC 3768 section 6.1: ((256 − Priority) / 256) seconds whatever the interval.
 */
export function skewTime(version: 2 | 3, priority: number, masterAdvertInterval: Micros): Micros {
  const unit = version === 3 ? masterAdvertInterval : SECOND;
  return micros(((PRIORITIES - priority) * unit) / PRIORITIES);
}

type Timing = Pick<InstancePlan, 'version' | 'basePriority' | 'downTimerAdverts'>;

/** Active_Down_Interval, RFC 9568 section 6.1: 3 (or as configured) × Active_Adver_Interval + Skew_Time. */
export function masterDownInterval(plan: Timing, priority: number, masterAdvertInterval: Micros): Micros {
  const skew = instanceSkew(plan, priority, masterAdvertInterval);
  return plus(skew, plan.downTimerAdverts * masterAdvertInterval);
}

/** An owner that has given way to another one is no slower for it. */
export function instanceSkew(
  { version, basePriority }: Omit<Timing, 'downTimerAdverts'>,
  priority: number,
  masterAdvertInterval: Micros,
): Micros {
  const skewing = basePriority === PRIORITY_OWNER ? PRIORITY_OWNER : priority;
  return skewTime(version, skewing, masterAdvertInterval);
}
