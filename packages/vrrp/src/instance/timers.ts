import { type Micros, micros, plus } from '@kaconf/net';
import type { InstancePlan } from '../plan/plan.ts';

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

/** Active_Down_Interval, RFC 9568 section 6.1: 3 (or as configured) × Active_Adver_Interval + Skew_Time. */
export function masterDownInterval(
  { version, downTimerAdverts }: Pick<InstancePlan, 'version' | 'downTimerAdverts'>,
  priority: number,
  masterAdvertInterval: Micros,
): Micros {
  return plus(skewTime(version, priority, masterAdvertInterval), downTimerAdverts * masterAdvertInterval);
}
