import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import type { Check } from '../../check.ts';
import type { Subject } from '../../subject.ts';
import { refuse } from '../instance-finding.ts';

type Instance = Subject & Pick<VrrpInstanceBlock, 'name' | 'virtual_router_id' | 'interface'>;

/** With what no instance can be without. */
export type Identified<T> = T & { readonly virtual_router_id: number };

/** Each needs a VRID, and an interface unless it is unicast. */
export function identify<T extends Instance>(instances: readonly T[], check: Check): Identified<T>[] {
  return instances.filter((instance): instance is Identified<T> => {
    const { name, virtual_router_id } = instance;
    if (virtual_router_id === undefined) {
      const message = `'${name}' has no virtual_router_id`;
      const line = `(${name}) the virtual router id must be set`;
      refuse(instance, { wants: 'virtual_router_id', message, line }, check);
    }
    const isPlaced = instance.interface !== undefined || mentionsUnicast(instance);
    if (!isPlaced) {
      const message = `'${name}' has no interface`;
      refuse(instance, { wants: 'interface', message, line: `(${name}) Unknown interface!` }, check);
    }
    return virtual_router_id !== undefined && isPlaced;
  });
}

export function mentionsUnicast({ spans }: Pick<VrrpInstanceBlock, 'spans'>): boolean {
  return UNICAST_KEYWORDS.some((keyword) => spans[keyword] !== undefined);
}

/** unicast_ttl alone makes no unicast instance. */
const UNICAST_KEYWORDS = [
  'unicast_peer',
  'unicast_src_ip',
  'unicast_fault_no_peer',
  'check_unicast_src',
  'old_unicast_checksum',
] as const satisfies readonly (keyof VrrpInstanceBlock['spans'])[];
