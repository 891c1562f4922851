import type { VrrpInstanceBlock } from '../../schema/vrrp-instance.ts';
import type { Check } from './check.ts';
import { refuse } from './instance-finding.ts';

/** With what no instance can be without. */
export type Identified<T> = T & { readonly virtual_router_id: number };

/** Each needs a VRID, and an interface unless it is unicast. */
export function identify<T extends VrrpInstanceBlock>(
  instances: readonly T[],
  check: Check,
): Identified<T>[] {
  return instances.filter((instance): instance is Identified<T> => {
    const { name, virtual_router_id } = instance;
    if (virtual_router_id === undefined) {
      const message = `'${name}' has no virtual_router_id`;
      refuse(instance, { message, line: `(${name}) the virtual router id must be set` }, check);
    }
    const isPlaced = instance.interface !== undefined || mentionsUnicast(instance);
    if (!isPlaced) {
      const message = `'${name}' has no interface`;
      refuse(instance, { message, line: `(${name}) Unknown interface!` }, check);
    }
    return virtual_router_id !== undefined && isPlaced;
  });
}

export function mentionsUnicast({ spans }: VrrpInstanceBlock): boolean {
  return spans.unicast_peer !== undefined || spans.unicast_src_ip !== undefined;
}
