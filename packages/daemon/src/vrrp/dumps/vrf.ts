import type { Link } from '@kaconf/kernel';
import type { InstancePlan } from '@kaconf/vrrp';
import type { Links } from '../network/links.ts';

/** The VRF that an interface belongs to. */
export function vrfOf({ master }: Link, links: Links): Link | undefined {
  return links.all().find(({ index, kind }) => index === master && kind === 'vrf');
}

/** That of an instance: of its interface, or the one that it speaks in without any. */
export function vrfText({ baseInterface, interface: speaksOn }: InstancePlan, links: Links): string[] {
  const link = links.find(baseInterface ?? speaksOn ?? '');
  const vrf = link?.kind === 'vrf' ? link : link && vrfOf(link, links);
  return vrf ? [`   VRF = ${vrf.name}`] : [];
}
