import type { Span } from '@kaconf/diagnostics';
import { rowOf } from '@kaconf/diagnostics';
import { type Family, familyOf, type IpAddress } from '@kaconf/net';
import type { UnicastPeer } from '../../schema/types/unicast-peer.ts';
import type { VirtualAddress } from '../../schema/types/virtual-address/virtual-address.ts';
import type { VrrpInstanceBlock } from '../../schema/vrrp-instance.ts';
import { located } from '../reporter.ts';
import type { Check } from './check.ts';

export interface Addresses {
  readonly family: Family | undefined;
  readonly src_ip: IpAddress | undefined;
  readonly unicast_peer: readonly UnicastPeer[];
  readonly virtual_ipaddress: readonly VirtualAddress[];
}

interface Use {
  readonly address: IpAddress;
  readonly span: Span;
  /** The last one that is written holds. */
  readonly isSource: boolean;
  /** What keepalived says when it is of the other family. */
  readonly complaint: string;
}

/** Advertised addresses, sources and peers are of one family, that of the first; those of the other are left out. */
export function sortFamilies(instance: VrrpInstanceBlock, { reporter }: Check): Addresses {
  const uses = usesOf(instance).toSorted(
    (a, b) => rowOf(a.span) - rowOf(b.span) || a.span.column - b.span.column,
  );
  const family = uses[0] && familyOf(uses[0].address);
  for (const { address, span, complaint } of uses) {
    if (familyOf(address) === family) continue;
    reporter.report({
      code: 'mixedFamilies',
      severity: 'error',
      span,
      message: `${address} is no IPv${family} address, as the first of '${instance.name}' is`,
      hint: 'it is left out; make an instance for each family',
      keepalived: [located(complaint, span, 'vrrp')],
    });
  }
  const fits = (address: IpAddress) => familyOf(address) === family;
  return {
    family,
    src_ip: uses.findLast(({ isSource, address }) => isSource && fits(address))?.address,
    unicast_peer: instance.unicast_peer.filter(({ address }) => fits(address)),
    virtual_ipaddress: instance.virtual_ipaddress.filter(({ prefix }) => fits(prefix.address)),
  };
}

function usesOf(instance: VrrpInstanceBlock): Use[] {
  const { name } = instance;
  const start = `Configuration error: VRRP instance[${name}] and`;
  const sources = (['mcast_src_ip', 'unicast_src_ip'] as const).flatMap((keyword) => {
    const address = instance[keyword];
    if (address === undefined) return [];
    const complaint = `${start} src address[${address}] MUST be of the same family !!! Skipping...`;
    return [{ address, span: instance.spans[keyword] ?? instance.span, isSource: true, complaint }];
  });
  const peers = instance.unicast_peer.map(({ address, span }) => ({
    address,
    span,
    isSource: false,
    complaint: `${start} unicast peer address[${address}] MUST be of the same family !!! Skipping...`,
  }));
  const virtual = instance.virtual_ipaddress.map(({ prefix, text, span }) => ({
    address: prefix.address,
    span,
    isSource: false,
    complaint: `(${name}): address family must match VRRP instance [${text}] - ignoring`,
  }));
  return [...sources, ...peers, ...virtual];
}
