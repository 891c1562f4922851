import { MACVLAN_MODE_PRIVATE } from '../netlink/link-attributes.ts';
import type { Link, LinkSettings, NetworkEvent, NewLink } from '../network.ts';

const IPV4_DEFAULTS = { rpFilter: 0, arpFilter: 0, arpIgnore: 0, promoteSecondaries: 0, acceptLocal: 0 };

/** As the kernel makes it: down. */
export function freshLink(link: NewLink, index: number, links: readonly Link[]): Link {
  const { name, kind, base, group, master } = link;
  const below = links.find((one) => one.index === base);
  return {
    index,
    name,
    kind,
    base,
    group,
    ...(master !== undefined && { master }),
    mac: link.kind === 'macvlan' ? link.mac : below?.mac,
    mtu: below?.mtu ?? 0,
    up: false,
    running: false,
    ...(link.kind === 'macvlan' && { macvlanMode: MACVLAN_MODE_PRIVATE }),
    ipv4: IPV4_DEFAULTS,
  };
}

export function changedLink(link: Link, settings: LinkSettings, links: readonly Link[]): Link {
  const { up = link.up, ipv4, ipv6AddressGeneration: _, ...rest } = settings;
  const running = up && (link.base === undefined || hasCarrier(link.base, links));
  return { ...link, ...rest, up, running, ipv4: { ...IPV4_DEFAULTS, ...link.ipv4, ...ipv4 } };
}

/** What becomes of the interfaces on top of one that has changed or gone. */
export function dependents(
  event: Extract<NetworkEvent, { type: 'link' | 'linkGone' }>,
  links: readonly Link[],
): NetworkEvent[] {
  const above = links.filter(({ base }) => base === event.link.index);
  if (event.type === 'linkGone') return above.map((link) => ({ type: 'linkGone', link }));
  return above
    .map((link) => ({ ...link, running: link.up && hasCarrier(event.link.index, links) }))
    .filter((link) => !links.some(({ index, running }) => index === link.index && running === link.running))
    .map((link) => ({ type: 'link', link }));
}

function hasCarrier(base: number, links: readonly Link[]): boolean {
  return links.some(({ index, up, running }) => index === base && up && running);
}
