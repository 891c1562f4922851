import type { InstancePlan } from '../plan/plan.ts';
import type { Effect } from '../router/effect.ts';
import { notify } from './announce.ts';
import type { Instance } from './instance.ts';
import { resign } from './master.ts';
import type { InstanceStep, Situation } from './situation.ts';
import { removeVirtual } from './virtual.ts';

/**
 * From Master with a last advert of priority 0, if there is an address left to send it from.
 * @param texts what the log says first
 * @param causes what is wrong
 */
export function enterFault(
  plan: InstancePlan,
  instance: Instance,
  situation: Situation | undefined,
  texts: readonly Effect[],
  causes: readonly string[],
): InstanceStep {
  const wasMaster = instance.role.type === 'master';
  const giveUp = !wasMaster ? [] : situation ? resign(situation) : removeVirtual(plan);
  return [
    { ...instance, role: { type: 'fault' }, complaints: [] },
    [...texts, ...giveUp, notify(plan, 'FAULT', instance.priority, causes.join(', '))],
  ];
}
