import { type IPv4Address, type IPv6Address, parseIPv4, parseIPv6, seconds } from '@kaconf/net';
import { type Block, keyword, sameAs } from '../keyword.ts';
import { dynamicInterfaces } from '../types/network/dynamic-interfaces.ts';
import { groupAddress } from '../types/network/group-address.ts';
import { unsigned } from '../types/numbers/integer.ts';
import { startupDelay } from '../types/vrrp/startup-delay.ts';
import { globalVersion } from '../types/vrrp/version.ts';
import { flag, onOff, text } from '../types/words/words.ts';

/** What holds for all instances, or for those that do not say otherwise. */
export const routers = {
  vrrp_version: keyword('The version of instances that do not name one.', globalVersion, 2, {
    refusal: 'VRRP Error: Version must be either 2 or 3',
  }),
  vrrp_mcast_group4: keyword(
    'Where IPv4 adverts go.',
    groupAddress(4),
    parseIPv4('224.0.0.18') as IPv4Address,
  ),
  vrrp_mcast_group6: keyword('Where IPv6 adverts go.', groupAddress(6), parseIPv6('ff02::12') as IPv6Address),
  vrrp_down_timer_adverts: keyword('Of instances: down_timer_adverts.', unsigned(1, 100), 3, {
    refusal: "Invalid vrrp_down_timer_adverts [1:100] '{value}'",
    since: '2.2.3',
  }),
  vrrp_lower_prio_no_advert: keyword('Of instances: lower_prio_no_advert.', onOff, false, {
    refusal: 'Invalid value for vrrp_lower_prio_no_advert specified',
  }),
  vrrp_higher_prio_send_advert: keyword('Of instances: higher_prio_send_advert.', onOff, false, {
    refusal: 'Invalid value for vrrp_higher_prio_send_advert specified',
  }),
  vrrp_notify_priority_changes: keyword('Of instances: notify_priority_changes.', onOff, false, {
    refusal: "Invalid value '{value}' for global vrrp_notify_priority_changes specified",
    since: '2.0.16',
  }),
  default_interface: keyword('The interface of addresses and rules that name none.', text(), undefined, {
    missing: 'default_interface requires interface name',
  }),
  dynamic_interfaces: keyword(
    'Interfaces may be missing, and come and go; with allow_if_changes they may become others, too.',
    dynamicInterfaces,
    undefined,
    { since: '2.0.0' },
  ),
  disable_local_igmp: keyword('Let the kernel report no link-local multicast groups.', flag(), false, {
    since: '2.2.0',
  }),
  v3_checksum_as_v2: keyword('Of instances: v3_checksum_as_v2.', flag(), false, { since: '2.2.8' }),
  vrrp_check_unicast_src: keyword('Of instances: check_unicast_src.', flag(), false),
  vrrp_skip_check_adv_addr: keyword('Of instances: skip_check_adv_addr.', onOff, false, {
    refusal: "Invalid value '{value}' for global vrrp_check_adv_addr specified",
  }),
  vrrp_strict: keyword('Of instances: strict_mode.', onOff, false, {
    refusal: "Invalid value '{value}' for global vrrp_strict specified",
  }),
  vrrp_owner_ignore_adverts: keyword('Of instances: owner_ignore_adverts.', onOff, false, {
    refusal: "Invalid value 'vrrp_owner_ignore_adverts' for global {value} specified",
    since: '2.3.3',
  }),
  log_unknown_vrids: keyword('Log adverts of virtual routers that we do not know.', flag(), false, {
    since: '2.0.16',
  }),
  vrrp_startup_delay: keyword(
    'How long after the start instances wait.',
    startupDelay('vrrp_startup_delay'),
    seconds(0),
    { refusal: "vrrp_startup_delay '{value}' is invalid", since: '2.0.14' },
  ),
  vrrp_delay_after_boot: keyword(
    'How long after the boot of the machine instances wait.',
    startupDelay(),
    seconds(0),
    { refusal: "vrrp_delay_after_boot '{value}' is invalid", since: '2.4.0' },
  ),
  vmac_prefix: keyword('How the names of virtual MAC interfaces begin.', text(), 'vrrp', {
    once: 'vmac prefix has already been specified - ignoring {value}',
    since: '2.2.0',
  }),
  vmac_addr_prefix: keyword(
    "How the names of addresses' own virtual MAC interfaces begin; by default like vmac_prefix.",
    text(),
    sameAs('vmac_prefix'),
    { once: 'vmac_addr prefix has already been specified - ignoring {value}', since: '2.2.0' },
  ),
} as const satisfies Block['keywords'];
