import { formatAddress } from '../plan/address-text.ts';
import type { AdvertPlan, Authentication } from '../plan/advert-plan.ts';
import type { GratuitousPlan, InstancePlan } from '../plan/plan.ts';
import { formatRoute } from '../plan/route-text.ts';
import { formatRule } from '../plan/rule-text.ts';
import { flag, type Keywords, seconds, text, unless } from './compare.ts';
import { trackingKeywords } from './tracking-keywords.ts';

/** `virtual_ipaddress` and all else that stands in the block itself. */
export const instanceKeywords: Keywords<Omit<InstancePlan, 'adverts' | 'gratuitous' | 'notify'>> = {
  name: ['name', text],
  baseInterface: ['interface', text],
  ownInterface: ['use_vmac', text],
  interface: ['where adverts are sent', text],
  sourceInterface: ['where their source is looked for', text],
  tracksPrimary: ['dont_track_primary', unless],
  virtualRouterId: ['virtual_router_id', text],
  version: ['version', text],
  family: ['family', text],
  basePriority: ['priority', text],
  startsAsMaster: ['state', (isMaster) => [isMaster ? 'MASTER' : 'BACKUP']],
  advertInterval: ['advert_int', seconds],
  preempt: ['nopreempt', unless],
  preemptDelay: ['preempt_delay', seconds],
  downTimerAdverts: ['down_timer_adverts', text],
  answersLowerPriority: ['lower_prio_no_advert', unless],
  answersHigherPriority: ['higher_prio_send_advert', flag],
  highestOtherPriority: ['timer_expired_backup', text],
  lacksPeers: ['unicast_fault_no_peer', flag],
  sourceAddress: ['src_ip', text],
  tracksSource: ['track_src_ip', flag],
  multicastGroup: ['mcast_dst_ip', text],
  unicastPeers: [
    'unicast_peer',
    (peers) =>
      peers.map(
        ({ address, minHopLimit, maxHopLimit }) => `${address} min_ttl ${minHopLimit} max_ttl ${maxHopLimit}`,
      ),
  ],
  virtualAddresses: ['virtual_ipaddress', (all) => all.map(formatAddress)],
  excludedAddresses: ['virtual_ipaddress_excluded', (all) => all.map(formatAddress)],
  virtualRoutes: ['virtual_routes', (all) => all.map(formatRoute)],
  virtualRules: ['virtual_rules', (all) => all.map(formatRule)],
  accepts: ['accept', flag],
  ...trackingKeywords,
};

export const advertKeywords: Keywords<AdvertPlan> = {
  authentication: ['authentication', authenticationText],
  unicastHopLimit: ['unicast_ttl', text],
  checksum: ['v3_checksum', text],
  learnsOldChecksum: ['old_unicast_checksum', flag],
  checksSource: ['check_unicast_src', flag],
  trustsAddresses: ['skip_check_adv_addr', flag],
  ownerIgnores: ['owner_ignore_adverts', flag],
  receiveBuffer: ['rx_bufs', (buffer) => (buffer ? [`${buffer.count} ${buffer.unit}`] : [])],
};

/** Never the secrets themselves. */
function authenticationText(authentication: Authentication | undefined): string[] {
  if (authentication?.type !== 'HMAC') return text(authentication?.type);
  const { keys, activeKey, required, window } = authentication;
  return [
    `HMAC, keys ${keys.map(({ id }) => id).join(' ')}, active ${activeKey?.id ?? 'none'}`,
    `${required ? 'unsigned adverts do not count' : 'unsigned adverts count'}, window ${window ?? 'none'}`,
  ];
}

export const gratuitousKeywords: Keywords<GratuitousPlan> = {
  repeats: ['garp_master_repeat', text],
  delay: ['garp_master_delay', seconds],
  lowerPriorityRepeats: ['garp_lower_prio_repeat', text],
  lowerPriorityDelay: ['garp_lower_prio_delay', seconds],
  refresh: ['garp_master_refresh', seconds],
  refreshRepeats: ['garp_master_refresh_repeat', text],
  elsewhere: ['garp_extra_if', (plan) => seconds(plan?.interval)],
};
