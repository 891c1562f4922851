import { type Block, keyword } from '../keyword.ts';
import { ipsets, iptablesChains, nftablesName } from '../types/network/firewall.ts';
import { INT_MAX, integer, STRICT, UINT_MAX, unsigned } from '../types/numbers/integer.ts';
import { flag } from '../types/words/words.ts';

const effect = 'not yet';

const throughNftables = {
  ignored: 'nftables do the same, as in keepalived where iptables is a front end of them',
};

const chainPriority = integer(-INT_MAX - 1, INT_MAX, STRICT);

/** How packets to addresses without accept, and those of virtual MACs, are kept away. */
export const firewall = {
  nftables: keyword(
    'Use nftables, with a table of this name; keepalived when nothing follows.',
    nftablesName('chain', 'keepalived'),
    undefined,
    { once: 'nftables already specified - ignoring', since: '2.0.11' },
  ),
  nftables_priority: keyword('The priority of our nftables chains.', chainPriority, -1, {
    refusal: "invalid nftables chain priority '{value}'",
    since: '2.0.11',
  }),
  nftables_ifindex: keyword('Match interfaces by index rather than by name in nftables.', flag(), false, {
    since: '2.0.11',
  }),
  nftables_counters: keyword('Count packets in our nftables rules.', flag(), false, {
    since: '2.0.11',
  }),
  nftables_ipvs: keyword(
    'Let nftables mark packets for virtual server groups, in a table of this name; keepalived_ipvs when nothing follows.',
    nftablesName('ipvs chain', 'keepalived_ipvs'),
    undefined,
    { once: 'ipvs nftables already specified - ignoring', since: '2.2.2', effect },
  ),
  nftables_ipvs_priority: keyword("The priority of nftables_ipvs' chains.", chainPriority, -1, {
    refusal: "invalid ipvs nftables chain priority '{value}'",
    since: '2.2.2',
    effect,
  }),
  nftables_ipvs_start_fwmark: keyword(
    'The first mark that nftables_ipvs may use.',
    unsigned(1, UINT_MAX, STRICT),
    1000,
    {
      refusal: "invalid ipvs nftables start_fwmark priority '{value}'",
      since: '2.2.2',
      effect,
    },
  ),
  vrrp_iptables: keyword(
    'Use iptables, with these chains; INPUT and OUTPUT when nothing follows.',
    iptablesChains,
    undefined,
    { once: 'iptables already specified - ignoring', effect: throughNftables },
  ),
  vrrp_ipsets: keyword(
    'The names of the sets that iptables rules use; none are used when nothing follows.',
    ipsets,
    undefined,
    { effect: throughNftables },
  ),
} as const satisfies Block['keywords'];
