import type { Family } from '@kaconf/net';
import type { AuthHmac } from '../../../../config.ts';
import type { VirtualAddress } from '../../../../schema/types/virtual-address/virtual-address.ts';
import type { Version } from '../../../../schema/types/vrrp/version.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import type { Check } from '../../check.ts';
import { refuse, warn } from '../instance-finding.ts';
import type { ReadInstance } from './complete-instance.ts';

/** The count of addresses has eight bits; 16 bytes each, fewer IPv6 ones fit into a packet of 1500. */
const MOST: Readonly<Record<Family, number>> = { 4: 255, 6: 89 };
/** As many as fit when an HMAC stands behind them. */
const MOST_SIGNED: Readonly<Record<Family, number>> = { 4: 255, 6: 88 };

type AddressLists = Pick<VrrpInstanceBlock, 'virtual_ipaddress' | 'virtual_ipaddress_excluded'>;

/** Those that do not fit into an advert move without being told. */
export function fitAddresses(
  instance: ReadInstance,
  family: Family,
  signature: AuthHmac | undefined,
  check: Check,
): AddressLists {
  const { name, virtual_ipaddress: all, virtual_ipaddress_excluded: excluded } = instance;
  const isSigned = signature !== undefined && signature.mode !== 'receive-only';
  const max = (isSigned ? MOST_SIGNED : MOST)[family];
  if (all.length <= max) return { virtual_ipaddress: all, virtual_ipaddress_excluded: excluded };
  const line = `(${name}) Number of VIPs (${all.length}) exceeds maximum/space available in packet (max ${max} addresses) - excess moved to eVIPs`;
  const message = `${all.length} addresses, an advert has room for ${max}`;
  const hint = 'the others are treated as excluded';
  warn(instance, { code: 'tooMany', keyword: 'virtual_ipaddress', message, hint, line }, check);
  return {
    virtual_ipaddress: all.slice(0, max),
    virtual_ipaddress_excluded: [...excluded, ...all.slice(max)],
  };
}

/** VRRPv3 requires an address (RFC 9568 section 5.2.5). */
export function hasAddresses(
  instance: ReadInstance,
  addresses: readonly VirtualAddress[],
  version: Version,
  check: Check,
): boolean {
  const { name, no_virtual_ipaddress: allowed, strict_mode } = instance;
  if (allowed && strict_mode) {
    const keyword = 'no_virtual_ipaddress';
    const line = `(${name}) no_virtual_ipaddress and strict mode incompatible, clearing no_virtual_ipaddress`;
    warn(instance, { keyword, message: `${keyword} has no effect in strict mode`, line }, check);
  }
  if (addresses.length > 0 || (allowed && !strict_mode)) return true;
  const message = `'${name}' has no virtual_ipaddress`;
  const isRequired = version === 3 || strict_mode;
  const wants = 'virtual_ipaddress';
  const line = `(${name}) No VIP specified; at least one is ${isRequired ? 'required' : 'sensible'}`;
  if (isRequired) refuse(instance, { wants, message, line }, check);
  else warn(instance, { code: 'incomplete', wants, message, line }, check);
  return !isRequired;
}
