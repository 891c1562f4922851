import type { BfdInstance, Config } from '@kaconf/config';
import type { BfdPlan, Listeners, SessionPlan } from './plan.ts';

export function planSessions(
  { bfd_instances }: Pick<Config, 'bfd_instances'>,
  listeners: Listeners,
): BfdPlan {
  return { sessions: bfd_instances.map(planSession), listeners };
}

function planSession(instance: BfdInstance): SessionPlan {
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
    isTracked: instance.vrrp,
    isChecked: instance.checker,
  };
}
