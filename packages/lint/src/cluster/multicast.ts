import type { Member } from './cluster.ts';

/** Where the adverts of a member go that has no peers of its own. */
export function multicastGroupOf({ node, instance }: Member): string {
  const { vrrp_mcast_group4, vrrp_mcast_group6 } = node.parsed.config.global_defs;
  return instance.mcast_dst_ip ?? (instance.family === 4 ? vrrp_mcast_group4 : vrrp_mcast_group6);
}
