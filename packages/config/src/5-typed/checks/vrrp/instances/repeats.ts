import { rowOf } from '@kaconf/diagnostics';
import type { UnicastPeer } from '../../../../schema/types/network/unicast-peer.ts';
import type { VirtualAddress } from '../../../../schema/types/virtual-address/virtual-address.ts';
import type { VrrpInstanceBlock } from '../../../../schema/vrrp-instance.ts';
import { type Finding, located } from '../../../reporter.ts';
import { type Check, withoutRepeats } from '../../check.ts';

type AddressLists = Pick<VrrpInstanceBlock, 'virtual_ipaddress' | 'virtual_ipaddress_excluded'>;

/** Peers once each. */
export function uniquePeers(
  name: string,
  peers: readonly UnicastPeer[],
  check: Check,
): readonly UnicastPeer[] {
  const repeated = ({ address, text, span }: UnicastPeer): Finding => ({
    code: 'sameEntry',
    severity: 'error',
    span,
    message: `${address} is a peer already`,
    keepalived: [located(`(${name}) ${text} - duplicate unicast_peer`, span, 'vrrp')],
  });
  const unique = withoutRepeats(peers, ({ address }) => address, repeated, check);
  for (const { address, text, min_ttl, max_ttl, span } of unique.filter(
    (peer) => peer.min_ttl > peer.max_ttl,
  )) {
    const line = `(${name}) ${text} - min_ttl ${min_ttl} > max_ttl ${max_ttl} - all packets will be discarded`;
    const message = `no TTL lies between ${min_ttl} and ${max_ttl}: nothing of ${address} is heard`;
    const keepalived = [located(line, span, 'vrrp')];
    check.reporter.report({ code: 'contradiction', severity: 'warning', span, message, keepalived });
  }
  return unique;
}

/**
 * Addresses once each, the first that is written stands. An advertised one may be nowhere else; an excluded one may be the
 * same as another if it is for another interface.
 */
export function uniqueAddresses(name: string, lists: AddressLists, { reporter }: Check): AddressLists {
  const advertised = new Set<string>();
  const onDevice = new Map<string, 'VIP' | 'excluded VIP'>();
  const excluded = new Set(lists.virtual_ipaddress_excluded);
  const unique = new Set(
    inOrder([...lists.virtual_ipaddress, ...lists.virtual_ipaddress_excluded]).filter(isNew),
  );
  return {
    virtual_ipaddress: lists.virtual_ipaddress.filter((it) => unique.has(it)),
    virtual_ipaddress_excluded: lists.virtual_ipaddress_excluded.filter((it) => unique.has(it)),
  };

  function isNew(it: VirtualAddress): boolean {
    const { address } = it.prefix;
    const place = `${address} ${it.dev ?? ''}`;
    const isExcluded = excluded.has(it);
    const earlier = !isExcluded && advertised.has(address) ? 'VIP' : onDevice.get(place);
    if (earlier !== undefined) {
      reporter.report(repeatedAddress(name, it, isExcluded, earlier));
      return false;
    }
    onDevice.set(place, isExcluded ? 'excluded VIP' : 'VIP');
    if (!isExcluded) advertised.add(address);
    return true;
  }
}

function repeatedAddress(
  name: string,
  { text, span }: VirtualAddress,
  isExcluded: boolean,
  earlier: string,
): Finding {
  const kind = isExcluded ? 'Excluded VIP' : 'VIP';
  const article = earlier === 'VIP' ? 'a' : 'an';
  return {
    code: 'sameEntry',
    severity: 'warning',
    span,
    message: `${text} is in '${name}' already`,
    hint: 'it is left out',
    keepalived: [
      located(`(${name}): ${kind} duplicates ${article} ${earlier} ${text} - ignoring`, span, 'vrrp'),
    ],
  };
}

function inOrder(addresses: readonly VirtualAddress[]): VirtualAddress[] {
  return addresses.toSorted((a, b) => rowOf(a.span) - rowOf(b.span) || a.span.column - b.span.column);
}
