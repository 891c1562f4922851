import type { ClusterRule } from './cluster.ts';
import { addressOrder } from './rules/address-order.ts';
import { differentAddresses } from './rules/different-addresses.ts';
import { differentAuthentication } from './rules/different-authentication.ts';
import { differentFamilies } from './rules/different-families.ts';
import { differentHmac } from './rules/different-hmac.ts';
import { differentInterfaces } from './rules/different-interfaces.ts';
import { differentIntervals } from './rules/different-intervals.ts';
import { differentIntervals3 } from './rules/different-intervals-3.ts';
import { differentMulticast } from './rules/different-multicast.ts';
import { differentSyncGroups } from './rules/different-sync-groups.ts';
import { differentVersions } from './rules/different-versions.ts';
import { differentVrids } from './rules/different-vrids.ts';
import { equalPriorities } from './rules/equal-priorities.ts';
import { nopreemptOnLower } from './rules/nopreempt-on-lower.ts';
import { sameSource } from './rules/same-source.ts';
import { twoMasters } from './rules/two-masters.ts';
import { unicastWithMulticast } from './rules/unicast-with-multicast.ts';
import { unknownPeer } from './rules/unknown-peer.ts';
import { unnamedPeer } from './rules/unnamed-peer.ts';
import { vridCollision } from './rules/vrid-collision.ts';
import { weightWithoutEffect } from './rules/weight-without-effect.ts';

/** In the order of their codes: of what must be the same, of who is master, of unicast; then of where, and what came later. */
export const clusterRules: readonly ClusterRule[] = [
  differentVrids,
  differentVersions,
  differentIntervals,
  differentIntervals3,
  differentAuthentication,
  differentAddresses,
  addressOrder,
  differentFamilies,
  vridCollision,
  equalPriorities,
  twoMasters,
  nopreemptOnLower,
  weightWithoutEffect,
  unicastWithMulticast,
  sameSource,
  unnamedPeer,
  unknownPeer,
  differentInterfaces,
  differentHmac,
  differentSyncGroups,
  differentMulticast,
];
