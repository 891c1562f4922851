import type { BfdPlan, SessionPlan } from '@kaconf/bfd';
import { familyOf } from '@kaconf/net';

/** What `-d` prints of the sessions. */
export function dumpPlan({ sessions }: BfdPlan): string[] {
  if (sessions.length === 0) return [];
  return ['------< BFD Topology >------', ...sessions.flatMap(sessionText)];
}

/** What its configuration makes of a session. */
export function sessionText(plan: SessionPlan): string[] {
  return [
    ` BFD Instance = ${plan.name}`,
    `   Neighbor IP = ${plan.neighbor}`,
    ...(plan.source === undefined ? [] : [`   Source IP = ${plan.source}`]),
    `   Required min RX interval = ${plan.requiredMinRx} us`,
    `   Desired min TX interval = ${plan.desiredMinTx} us`,
    `   Desired idle TX interval = ${plan.idleTx} us`,
    `   Detection multiplier = ${plan.detectMult}`,
    `   ${familyOf(plan.neighbor) === 4 ? 'TTL' : 'hoplimit'} = ${plan.ttl}`,
    `   max_hops = ${plan.maxHops}`,
    `   passive = ${plan.passive}`,
    `   send event to VRRP process = ${plan.isTracked ? 'Yes' : 'No'}`,
    `   send event to checker process = ${plan.isChecked ? 'Yes' : 'No'}`,
  ];
}
