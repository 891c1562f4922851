import type { VrrpInstance } from '../../../../config.ts';
import type { GlobalDefs } from '../../../../schema/global-defs.ts';
import { unlocated } from '../../../reporter.ts';
import type { Check } from '../../check.ts';

/**
 * Two instances must not be the same virtual router to those who hear them. keepalived runs no VRRP then. What is on an
 * interface that is still to come may be elsewhere by then.
 */
export function checkRouters(instances: readonly VrrpInstance[], { global, reporter, devices }: Check): void {
  const there = instances.filter((it) => it.interface === undefined || devices.has(it.interface));
  const groups = Map.groupBy(there, (instance) => keyOf(instance, global));
  const conflicts = [...groups.values()].flatMap(conflictsAmong);
  for (const { second, firsts } of conflicts) {
    const [first] = firsts;
    reporter.report({
      code: 'sameRouter',
      severity: 'error',
      span: second.spans.virtual_router_id ?? second.span,
      message: `'${first.name}' and '${second.name}' are both virtual router ${first.virtual_router_id}`,
      hint: 'give each a virtual_router_id of its own',
      keepalived: firsts.map((it) => unlocated(complaint(it, second), 'vrrp')),
    });
  }
  if (conflicts.length > 0) reporter.refused.add('vrrp');
}

interface Conflict {
  readonly second: VrrpInstance;
  /** Those before it that it conflicts with. */
  readonly firsts: readonly [VrrpInstance, ...VrrpInstance[]];
}

/** IPv4 and IPv6, unicast and multicast each have VRIDs of their own; so have each interface and group for multicast. */
function keyOf(instance: VrrpInstance, global: GlobalDefs): string {
  const { family, virtual_router_id: vrid } = instance;
  if (instance.unicast_peer.length > 0) {
    return `${family} ${vrid} unicast ${instance.src_ip ?? `of ${instance.interface}`}`;
  }
  const group = instance.mcast_dst_ip ?? (family === 4 ? global.vrrp_mcast_group4 : global.vrrp_mcast_group6);
  return `${family} ${vrid} multicast to ${group} on ${instance.interface} ${scopeOf(family, instance)}`;
}

/** IPv6 groups belong to interfaces: that of a macvlan or ipvlan is another one. */
function scopeOf(
  family: VrrpInstance['family'],
  { use_vmac, use_ipvlan }: Pick<VrrpInstance, 'use_vmac' | 'use_ipvlan'>,
): string {
  return family === 6 && (use_vmac !== undefined || use_ipvlan !== undefined) ? 'above' : '';
}

function conflictsAmong(alike: readonly VrrpInstance[]): Conflict[] {
  return alike.flatMap((second, index) => {
    const [first, ...more] = alike.slice(0, index).filter((earlier) => conflict(earlier, second));
    return first === undefined ? [] : [{ second, firsts: [first, ...more] }];
  });
}

/** Unicast instances may share even a source and a VRID as long as they share neither interface nor peers. */
function conflict(first: VrrpInstance, second: VrrpInstance): boolean {
  if (first.unicast_peer.length === 0) return true;
  const elsewhere =
    first.interface !== undefined && second.interface !== undefined && first.interface !== second.interface;
  const peers = new Set(first.unicast_peer.map(({ address }) => address));
  return !elsewhere && second.unicast_peer.some(({ address }) => peers.has(address));
}

function complaint(first: VrrpInstance, second: VrrpInstance): string {
  const { family, virtual_router_id: vrid } = first;
  return first.unicast_peer.length > 0
    ? `(${first.name}) duplicate VRID conflict with ${second.name} VRID ${vrid}`
    : `${first.name} and ${second.name} both use VRID ${vrid} with IPv${family} on interface ${first.interface}`;
}
