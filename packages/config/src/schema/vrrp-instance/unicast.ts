import { type Block, keyword } from '../keyword.ts';
import { unicastPeer } from '../types/network/unicast-peer.ts';
import { STRICT, unsigned } from '../types/numbers/integer.ts';
import { oldChecksum } from '../types/vrrp/old-checksum.ts';
import { entries } from '../types/words/entries.ts';
import { flag } from '../types/words/words.ts';

/** Adverts to peers that are known by their addresses. */
export const unicast = {
  unicast_peer: keyword('Who gets adverts instead of the multicast group.', entries(unicastPeer), []),
  unicast_ttl: keyword(
    'The TTL of unicast adverts; by default 255 for IPv4.',
    unsigned(0, 255, STRICT),
    undefined,
    {
      refusal: "({name}): TTL '{value}' not valid - must be between 0 & 255",
      since: '2.1.0',
    },
  ),
  unicast_fault_no_peer: keyword('Without a peer it is in FAULT, rather than multicast.', flag(), false, {
    since: '2.2.5',
  }),
  check_unicast_src: keyword('Adverts of others than the peers do not count.', flag(), false, {
    since: '2.1.0',
  }),
  old_unicast_checksum: keyword(
    'Whether unicast checksums are those of keepalived 1.3.6 and before; by default what the peer sends decides.',
    oldChecksum,
    undefined,
    {
      refusal: '({name}) Unknown old_unicast_chksum mode {value} - ignoring',
      instead: undefined,
    },
  ),
} as const satisfies Block['keywords'];
