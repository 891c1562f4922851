import { type InstancePlan, sourceAddress } from '@kaconf/vrrp';
import type { Links } from '../network/links.ts';
import { channelKey, isUnicast, protocolOf, receiveBuffer } from '../wire/channel.ts';
import type { Subject } from './subject.ts';
import { vrfText } from './vrf.ts';

const AH = 51;

/** Those of ours would mean nothing to anybody; without an interface there is none. */
export function descriptor({ interface: name }: InstancePlan, links: Links): 0 | -1 {
  return name === undefined || links.find(name) ? 0 : -1;
}

/** The sockets that adverts go through, each with those who share it. */
export function sockpoolText({ plan, state, links }: Subject): string[] {
  const channels = Map.groupBy(plan.instances, channelKey);
  return [...channels.values()].flatMap((sharing) => {
    const [first] = sharing;
    if (!first) return [];
    const source = sourceAddress(first, state.interfaces[first.sourceInterface ?? '']);
    return [
      ` fd_in ${descriptor(first, links)} fd_out = ${descriptor(first, links)}`,
      `   Interface = ${first.interface ?? '(none)'}`,
      ...vrfText(first, links),
      `   Family = IPv${first.family}`,
      `   Protocol = ${protocolOf(first) === AH ? 'AH' : 'VRRP'}`,
      `   Type = ${isUnicast(first) ? 'Un' : 'Mult'}icast`,
      ...(isUnicast(first) ? [`   Address = ${source ?? '(none)'}`] : []),
      `   Rx buf size = ${receiveBuffer(sharing, links.find(first.interface ?? '')?.mtu ?? 0) ?? 0}`,
      '   VRRP instances',
      ...sharing
        .toSorted((one, other) => one.virtualRouterId - other.virtualRouterId)
        .map(({ name, virtualRouterId }) => `     ${name} vrid ${virtualRouterId}`),
    ];
  });
}
