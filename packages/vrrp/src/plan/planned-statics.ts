import type { Config } from '@kaconf/config';
import type { StaticPlan } from './plan.ts';
import { planAddress } from './planned-address.ts';
import { planRoute } from './planned-route.ts';
import { planRule } from './planned-rule.ts';

const DEFAULT_INTERFACE = 'eth0';

export function planStatics(config: Config): StaticPlan {
  const fallback = defaultInterface(config);
  return {
    addresses: config.static_ipaddress.map((address) =>
      planAddress(address, { name: address.dev ?? fallback, wantsMacvlan: false }),
    ),
    routes: config.static_routes.map(planRoute),
    rules: config.static_rules.map(planRule),
  };
}

/** Of a static address without `dev`. */
export function defaultInterface({ global_defs }: Config): string {
  return global_defs.default_interface ?? DEFAULT_INTERFACE;
}
