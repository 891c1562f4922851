import type { VirtualAddress as ConfiguredAddress } from '@kaconf/config';
import { isIPv6 } from '@kaconf/net';
import type { Home } from './places.ts';
import type { VirtualAddress } from './plan.ts';
import { written } from './written.ts';

/** IFA_F_*. */
const NODAD = 0x02;
const HOMEADDRESS = 0x10;
const MANAGETEMPADDR = 0x100;
const NOPREFIXROUTE = 0x200;
const MCAUTOJOIN = 0x400;

export function planAddress(address: ConfiguredAddress, { name, wantsMacvlan }: Home): VirtualAddress {
  const { prefix, broadcast, label, scope, peer, preferred_lft, no_track, track_group } = address;
  const expires = isIPv6(prefix.address) && preferred_lft !== 'forever';
  return written({
    prefix,
    interface: name,
    scope,
    label,
    broadcast,
    peer,
    flags: flagsOf(address),
    preferredLifetime: expires ? preferred_lft : undefined,
    wantsMacvlan: wantsMacvlan || undefined,
    noTrack: no_track || undefined,
    trackGroup: track_group?.name,
  });
}

/** An IPv6 address that is ours by election needs no duplicate address detection, which would only delay it. */
function flagsOf(address: ConfiguredAddress): number {
  const { prefix, home, nodad, mngtmpaddr, noprefixroute, autojoin } = address;
  return (
    (isIPv6(prefix.address) && nodad ? NODAD : 0) |
    (home ? HOMEADDRESS : 0) |
    (mngtmpaddr ? MANAGETEMPADDR : 0) |
    (noprefixroute ? NOPREFIXROUTE : 0) |
    (autojoin ? MCAUTOJOIN : 0)
  );
}
