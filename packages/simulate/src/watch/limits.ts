import { type Micros, micros } from '@kaconf/net';
import { masterDownInterval } from '@kaconf/vrrp';
import { LATENCY } from '../world/world.ts';
import { matesOf, type Speaker } from './router.ts';

/** A packet's way there, and that of an older one that was under way. */
const WAYS = 2 * LATENCY;

/**
 * How long a backup waits for a master that has fallen silent: RFC 9568 section 6.1, Active_Down_Interval; RFC 3768 section
 * 6.1, Master_Down_Interval. A sync group waits for its slowest member. Undefined for what cannot become master.
 */
export function takeoverWait({ node, plan, instance }: Speaker): Micros | undefined {
  const { state } = node;
  const all = [plan, ...matesOf(node, plan)].map((one) => {
    const its = one === plan ? instance : state?.instances[node.plan.instances.indexOf(one)];
    if (its?.role.type !== 'backup') return its?.role.type === 'master' ? 0 : undefined;
    return masterDownInterval(one, its.priority, its.role.masterAdvertInterval);
  });
  if (instance.role.type !== 'backup' || all.includes(undefined)) return undefined;
  return micros(Math.max(...(all as number[])) + WAYS);
}

/**
 * How long two may be masters who hear each other: the lower yields to the first advert of the better one (RFC 9568 section
 * 6.4.3, RFC 3768 section 6.4.3).
 */
export function yieldWait(masters: readonly Speaker[]): Micros {
  return micros(Math.max(...masters.map(({ plan }) => plan.advertInterval)) + WAYS);
}

/** How long a better backup may leave a lower master alone: `preempt_delay`, from its first advert on, and then as if it were silent. */
export function preemptionWait(backup: Speaker, master: Speaker): Micros | undefined {
  const wait = takeoverWait(backup);
  if (wait === undefined) return undefined;
  const { preemptDelay } = backup.plan;
  return micros(wait + preemptDelay + (preemptDelay > 0 ? master.plan.advertInterval : 0));
}
