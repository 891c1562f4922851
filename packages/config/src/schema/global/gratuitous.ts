import { seconds } from '@kaconf/net';
import { garpDelay, garpRefresh, garpRepeat } from '../garp.ts';
import { alias, type Block, keyword, sameAs } from '../keyword.ts';
import { garpExtra } from '../types/network/garp-extra.ts';
import { fractionalSeconds } from '../types/numbers/duration.ts';
import { INT_MAX, unsigned } from '../types/numbers/integer.ts';
import { onOff } from '../types/words/words.ts';

/** Gratuitous ARPs and unsolicited neighbour advertisements. */
export const gratuitous = {
  vrrp_garp_master_delay: keyword('Of instances: garp_master_delay.', garpDelay, seconds(5), {
    refusal: "vrrp_garp_master_delay '{value}' invalid - ignoring",
  }),
  vrrp_garp_master_repeat: keyword(
    'Of instances: garp_master_repeat.',
    garpRepeat('vrrp_garp_master_repeat'),
    5,
    {
      refusal: "vrrp_garp_master_repeat '{value}' invalid - ignoring",
    },
  ),
  vrrp_garp_master_refresh: keyword('Of instances: garp_master_refresh.', garpRefresh, seconds(0), {
    refusal: "Invalid vrrp_garp_master_refresh '{value}' - ignoring",
  }),
  vrrp_garp_master_refresh_repeat: keyword(
    'Of instances: garp_master_refresh_repeat.',
    garpRepeat('vrrp_garp_master_refresh_repeat'),
    1,
    { refusal: "vrrp_garp_master_refresh_repeat '{value}' invalid - ignoring" },
  ),
  vrrp_garp_lower_prio_delay: keyword(
    'Of instances: garp_lower_prio_delay.',
    garpDelay,
    sameAs('vrrp_garp_master_delay'),
    { refusal: "vrrp_garp_lower_prio_delay '{value}' invalid - ignoring" },
  ),
  vrrp_garp_lower_prio_repeat: keyword(
    'Of instances: garp_lower_prio_repeat.',
    unsigned(0, INT_MAX),
    sameAs('vrrp_garp_master_repeat'),
    { refusal: "Invalid vrrp_garp_lower_prio_repeat '{value}'" },
  ),
  vrrp_garp_interval: keyword(
    'The pause between two gratuitous ARPs on an interface.',
    fractionalSeconds(0.000001, 4294.967295),
    seconds(0),
    { refusal: "vrrp_garp_interval '{value}' is invalid" },
  ),
  vrrp_gna_interval: keyword(
    'The pause between two unsolicited neighbour advertisements on an interface.',
    fractionalSeconds(0.000001, 4294.967295),
    seconds(0),
    { refusal: "vrrp_gna_interval '{value}' is invalid" },
  ),
  vrrp_min_garp: keyword('Send one gratuitous ARP and no more, where nothing else is said.', onOff, false, {
    refusal: 'Invalid value for vrrp_min_garp specified',
    since: '2.0.12',
  }),
  vrrp_garp_extra_if: keyword(
    'How often to send gratuitous ARPs on the interface below a virtual MAC, or on all interfaces.',
    garpExtra(1),
    undefined,
    { since: '2.2.3' },
  ),
  vrrp_vmac_garp_intvl: alias('vrrp_garp_extra_if', 'An older spelling of vrrp_garp_extra_if.', undefined, {
    since: '2.2.0',
    deprecated: {
      instead: 'vrrp_garp_extra_if',
      complaint: 'Keyword "vrrp_vmac_garp_intvl" is deprecated - please use "vrrp_garp_extra_if"',
    },
  }),
} as const satisfies Block['keywords'];
