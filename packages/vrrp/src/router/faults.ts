import { lookup } from '../plan/lookup.ts';
import type { InstancePlan } from '../plan/plan.ts';
import type { Tracking } from '../plan/tracking.ts';
import { found } from './found.ts';
import { missingInterfaces } from './health.ts';
import { sourceAddress } from './source-address.ts';
import type { Turn } from './turn.ts';
import { watched } from './watched.ts';

/** Everything that keeps an instance from taking part, in words: its own, then that of its sync group and its members. */
export function faults(turn: Turn, index: number): string[] {
  const plan = turn.plan.instances[index];
  if (!plan) return [];
  if (turn.inMaintenance) return ['maintenance'];
  const group = lookup(turn.plan).group(index);
  if (!group) return ownFaults(turn, plan);
  const others = turn.plan.instances.filter((one) => one !== plan && group.members.includes(one.name));
  return [
    ...ownFaults(turn, plan),
    ...trackedFaults(turn, group),
    ...others.flatMap((one) => ownFaults(turn, one).map((text) => `${text} (${one.name})`)),
  ];
}

function ownFaults(turn: Turn, plan: InstancePlan): string[] {
  const { sourceInterface = '', sourceAddress: wanted, family } = plan;
  const state = turn.interfaces[sourceInterface];
  const missing = missingInterfaces(turn, plan);
  const what = wanted ?? (family === 4 ? 'an IPv4 address' : 'a link-local address');
  const lacksSource = plan.interface !== undefined && sourceAddress(plan, state) === undefined;
  return [
    ...(plan.lacksPeers ? ['there is no unicast peer'] : []),
    ...(turn.unheard.includes(plan.name) ? ['it has no socket'] : []),
    ...missing.map((name) => `interface ${name} is ${turn.interfaces[name] ? 'down' : 'not there'}`),
    ...(lacksSource && !missing.includes(sourceInterface)
      ? [`interface ${sourceInterface} is without ${what}`]
      : []),
    ...trackedFaults(turn, plan),
  ];
}

function trackedFaults(turn: Turn, tracking: Tracking): string[] {
  return watched(turn, tracking)
    .filter(({ standing }) => standing === 'fault')
    .map((one) => `${one.kind} ${one.tracked.name} ${found(turn, one)}`);
}
