import type { Advertisement } from '../packet/advertisement.ts';
import type { InstancePlan } from './plan.ts';

/** What a virtual router advertises with this priority. */
export function advertisementOf(plan: InstancePlan, priority: number): Advertisement {
  const { authentication } = plan.adverts;
  return {
    version: plan.version,
    virtualRouterId: plan.virtualRouterId,
    priority,
    advertInterval: plan.advertInterval,
    addresses: plan.virtualAddresses.map(({ prefix }) => prefix.address),
    password: authentication?.type === 'PASS' ? authentication.password : undefined,
    ...(authentication?.type === 'AH' && ({ underHeader: true } as const)),
  };
}
