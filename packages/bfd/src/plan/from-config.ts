import type { BfdInstance, Config } from '@kaconf/config';
import type { BfdPlan, SessionPlan } from './plan.ts';

/** Whether there are processes that track sessions. */
export interface Listeners {
  readonly vrrp: boolean;
  readonly checkers: boolean;
}

export function planSessions(
  { bfd_instances }: Pick<Config, 'bfd_instances'>,
  listeners: Listeners,
): BfdPlan {
  return { sessions: bfd_instances.map((instance) => planSession(instance, listeners)) };
}

function planSession(instance: BfdInstance, { vrrp, checkers }: Listeners): SessionPlan {
  return {
    name: instance.name,
    neighbor: instance.neighbor_ip,
    source: instance.source_ip,
    multihop: instance.multihop,
    desiredMinTx: instance.min_tx,
    idleTx: instance.idle_tx,
    requiredMinRx: instance.min_rx,
    detectMult: instance.multiplier,
    passive: instance.passive,
    ttl: instance.ttl,
    maxHops: instance.max_hops,
    isTracked: vrrp && instance.vrrp,
    isChecked: checkers && instance.checker,
  };
}
