import type { Advertisement } from '../packet/advertisement.ts';
import type { InstancePlan } from './plan.ts';

/** What a virtual router advertises with this priority. */
export function advertisementOf(plan: InstancePlan, priority: number): Advertisement {
  return {
    version: plan.version,
    virtualRouterId: plan.virtualRouterId,
    priority,
    advertInterval: plan.advertInterval,
    addresses: plan.virtualAddresses.map(({ prefix }) => prefix.address),
    ...authenticationOf(plan),
  };
}

/** What they have of its authentication; an HMAC stands behind them. */
export function authenticationOf({
  adverts: { authentication },
}: InstancePlan): Pick<Advertisement, 'password' | 'underHeader'> {
  return {
    password: authentication?.type === 'PASS' ? authentication.password : undefined,
    ...(authentication?.type === 'AH' && ({ underHeader: true } as const)),
  };
}
