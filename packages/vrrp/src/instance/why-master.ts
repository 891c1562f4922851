import type { InstancePlan } from '../plan/plan.ts';
import type { Instance } from './instance.ts';
import { PRIORITY_OWNER, PRIORITY_STOP } from './priority.ts';

/** What made the election ours, of a backup whose time has come. */
export function whyMaster({ basePriority, preempt }: InstancePlan, { role, priority }: Instance): string {
  if (role.type !== 'backup') return 'it was one before';
  const { master, heardPriority: heard } = role;
  if (heard === undefined) {
    return basePriority === PRIORITY_OWNER ? 'it owns the addresses' : 'no master was heard';
  }
  const whose = master ?? 'the master';
  if (heard === PRIORITY_STOP) return `${whose} has stopped`;
  return preempt && heard < priority
    ? `${whose} has priority ${heard}, ours is ${priority}`
    : `${whose} is not heard any more`;
}
