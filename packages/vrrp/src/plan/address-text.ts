import { formatPrefix, fullLength, type IpPrefix, isIPv6 } from '@kaconf/net';
import type { VirtualAddress } from './plan.ts';

/** Of IFA_F_*, as keepalived names them. */
const FLAGS = [
  [0x100, 'mngtmpaddr'],
  [0x200, 'noprefixroute'],
  [0x400, 'autojoin'],
] as const;
const NODAD = 0x02;
const HOMEADDRESS = 0x10;

/** RT_SCOPE_* by the names of iproute2. */
const SCOPES: Readonly<Record<number, string>> = {
  0: 'global',
  200: 'site',
  253: 'link',
  254: 'host',
  255: 'nowhere',
};

/** As keepalived writes it: `10.0.0.10/24 dev eth0 scope global`. */
export function formatAddress(address: VirtualAddress): string {
  const { prefix, broadcast, interface: name, scope, label, peer, flags = 0, noTrack, trackGroup } = address;
  return [
    formatHostPrefix(prefix),
    ...(broadcast === undefined ? [] : [`brd ${broadcast}`]),
    `dev ${name}`,
    ...(address.wantsMacvlan ? ['use_vmac'] : []),
    `scope ${SCOPES[scope] ?? scope}`,
    ...(label === undefined ? [] : [`label ${label}`]),
    ...(peer === undefined ? [] : [`peer ${peer}/${prefix.length}`]),
    ...((flags & HOMEADDRESS) === 0 ? [] : ['home']),
    ...(isIPv6(prefix.address) && (flags & NODAD) === 0 ? ['-nodad'] : []),
    ...FLAGS.filter(([flag]) => (flags & flag) !== 0).map(([, name]) => name),
    ...(noTrack ? ['no_track'] : []),
    ...(trackGroup === undefined ? [] : [`track_group ${trackGroup}`]),
    ...(isIPv6(prefix.address) ? [lifetimeText(address)] : []),
  ].join(' ');
}

/** Without the length when it is the whole address. */
export function formatHostPrefix(prefix: IpPrefix): string {
  return prefix.length === fullLength(prefix.address) ? prefix.address : formatPrefix(prefix);
}

function lifetimeText({ preferredLifetime }: VirtualAddress): string {
  if (preferredLifetime === undefined) return 'preferred_lft forever';
  return preferredLifetime === 0 ? 'deprecated' : `preferred_lft ${preferredLifetime / 1_000_000}`;
}
