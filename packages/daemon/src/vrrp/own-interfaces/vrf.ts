import type { Link } from '@kaconf/kernel';
import type { Links } from '../network/links.ts';

/** The VRF that an interface belongs to. */
export function vrfOf(links: Links, { master }: Link): Link | undefined {
  return links.all().find(({ index, kind }) => index === master && kind === 'vrf');
}
