import type { VirtualAddress, VrrpInstance } from '@kaconf/config';

/** The priority of who owns the addresses (RFC 9568 section 5.2.4). */
export const OWNER = 255;

/** All that move with an instance, advertised or not. */
export function addressesOf({
  virtual_ipaddress,
  virtual_ipaddress_excluded,
}: Pick<VrrpInstance, 'virtual_ipaddress' | 'virtual_ipaddress_excluded'>): VirtualAddress[] {
  return [...virtual_ipaddress, ...virtual_ipaddress_excluded];
}
