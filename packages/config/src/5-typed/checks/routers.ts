import type { VrrpInstance } from '../../config.ts';
import { unlocated } from '../reporter.ts';
import type { Check } from './check.ts';

/** Two instances must not be the same virtual router to those who hear them. keepalived runs no VRRP then. */
export function checkRouters(instances: readonly VrrpInstance[], { reporter }: Check): void {
  const conflicts = [...Map.groupBy(instances, keyOf).values()].flatMap(conflictsAmong);
  for (const { first, second, line } of conflicts) {
    reporter.report({
      code: 'sameRouter',
      severity: 'error',
      span: second.spans.virtual_router_id ?? second.span,
      message: `'${first.name}' and '${second.name}' are both virtual router ${first.virtual_router_id}`,
      hint: 'give each a virtual_router_id of its own',
      keepalived: [unlocated(line, 'vrrp')],
    });
  }
  if (conflicts.length > 0) reporter.refused.add('vrrp');
}

interface Conflict {
  readonly first: VrrpInstance;
  readonly second: VrrpInstance;
  readonly line: string;
}

/** IPv4 and IPv6, unicast and multicast each have VRIDs of their own, and so has each interface for multicast. */
function keyOf({ family, virtual_router_id: vrid, ...instance }: VrrpInstance): string {
  return instance.unicast_peer.length > 0
    ? `${family} ${vrid} unicast ${instance.src_ip ?? `of ${instance.interface}`}`
    : `${family} ${vrid} multicast on ${instance.interface}`;
}

/** Each against the first that it conflicts with. */
function conflictsAmong(alike: readonly VrrpInstance[]): Conflict[] {
  return alike.flatMap((second, index) => {
    const first = alike.find((earlier, at) => at < index && conflict(earlier, second));
    return first === undefined ? [] : [{ first, second, line: complaint(first, second) }];
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
