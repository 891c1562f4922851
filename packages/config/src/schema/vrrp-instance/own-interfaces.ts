import { alias, type Block, fromGlobal, keyword } from '../keyword.ts';
import { garpExtra } from '../types/network/garp-extra.ts';
import { ipvlan } from '../types/network/ipvlan.ts';
import { vmac } from '../types/network/vmac.ts';
import { flag } from '../types/words/words.ts';

/** Interfaces of its own, above the one that is configured. */
export const ownInterfaces = {
  use_vmac: keyword(
    "A macvlan with the virtual router's MAC address (RFC 9568 section 7.3).",
    vmac,
    undefined,
  ),
  use_vmac_addr: keyword('A macvlan for each address that is on another interface, too.', flag(), false, {
    since: '2.2.0',
  }),
  vmac_xmit_base: keyword('Adverts leave through the interface below the macvlan.', flag(), false),
  use_ipvlan: keyword('An ipvlan, which shares the MAC address of the interface.', ipvlan, undefined, {
    once: '({name}) use_ipvlan already specified',
    since: '2.0.17',
  }),
  garp_extra_if: keyword(
    'How often a master sends gratuitous ARPs through the other interfaces with its MAC address.',
    garpExtra(0, '({name}): '),
    fromGlobal('vrrp_garp_extra_if', { interval: 0, all: false }),
    { since: '2.2.3' },
  ),
  vmac_garp_intvl: alias('garp_extra_if', 'Another word for garp_extra_if.', undefined, {
    since: '2.2.0',
    deprecated: {
      instead: 'garp_extra_if',
      complaint: 'Keyword "vmac_garp_intvl" is deprecated - please use "garp_extra_if"',
    },
  }),
} as const satisfies Block['keywords'];
