import type { Config } from '@kaconf/config';

/** Where instances ask for it; on a virtual router's own interface it is so in any case. */
export function promotesSecondaries({ vrrp_instances }: Config): string[] {
  const names = vrrp_instances
    .filter(
      ({ promote_secondaries, use_vmac, use_ipvlan }) => promote_secondaries && !use_vmac && !use_ipvlan,
    )
    .map((instance) => instance.interface);
  return [...new Set(names.filter((name) => name !== undefined))];
}
