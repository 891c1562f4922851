import type { BfdInstance, Config } from '@kaconf/config';
import type { BfdPlan, SessionPlan } from './plan.ts';

/** @param isTracked whether there is anybody who tracks sessions */
export function planSessions({ bfd_instances }: Pick<Config, 'bfd_instances'>, isTracked: boolean): BfdPlan {
  return { sessions: bfd_instances.map((instance) => planSession(instance, isTracked)) };
}

function planSession(instance: BfdInstance, isTracked: boolean): SessionPlan {
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
    isTracked: isTracked && instance.vrrp,
    isChecked: instance.checker,
  };
}
