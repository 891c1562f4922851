import { isSameSession, planSessions, type SessionPlan } from '@kaconf/bfd';
import type { BfdInstance } from '@kaconf/config';
import { isSame } from '../plain.ts';
import { applied, type Consequence, harmless, interrupts } from './consequence.ts';

/** What a reload makes of a BFD session: that of the daemon goes on with the same neighbour over the same path only. */
export function sessionConsequence(before: BfdInstance, after: BfdInstance): Consequence {
  const [old, fresh] = [planOf(before), planOf(after)];
  if (!old || !fresh || isSame(old, fresh)) return harmless();
  return isSameSession(old, fresh)
    ? applied('the neighbour is told, and the session stays up')
    : interrupts('the session ends without a word, and begins anew: its neighbour misses it');
}

function planOf(instance: BfdInstance): SessionPlan | undefined {
  return planSessions({ bfd_instances: [instance] }, { vrrp: true, checkers: true }).sessions[0];
}
