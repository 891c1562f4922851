import type { Span } from '@kaconf/diagnostics';
import { type Member, placeOf, type VirtualRouter } from './cluster.ts';

type UnicastPeer = Member['instance']['unicast_peer'][number];

/** `unicast_src_ip`, or `mcast_src_ip`, which means the same. */
export function sourcePlace(member: Member): Span {
  const { spans } = member.instance;
  return spans.unicast_src_ip ?? placeOf(member, 'mcast_src_ip');
}

export function isUnicast({ instance }: Member): boolean {
  return instance.unicast_peer.length > 0;
}

/** Whether `one` sends its adverts to the other; undefined where that does not tell its address, or tells one of `one`. */
export function names({ instance: one }: Member, { instance: { src_ip } }: Member): boolean | undefined {
  if (src_ip === undefined || src_ip === one.src_ip) return undefined;
  return one.unicast_peer.some(({ address }) => address === src_ip);
}

/** Peers of a member that are nobody's address; none where somebody does not tell its address. */
export function strangersOf({ instance }: Member, router: VirtualRouter): UnicastPeer[] {
  const sources = router.map((other) => other.instance.src_ip);
  if (sources.includes(undefined)) return [];
  return instance.unicast_peer.filter(({ address }) => !sources.includes(address));
}
