import { type Link, MACVLAN_MODE_PRIVATE } from '@kaconf/kernel';
import type { OwnInterface } from '@kaconf/vrrp';

/** What is to be done about an interface that has the name that ours is to have. */
export type Verdict =
  /** It is what ours is to be: an earlier run has left it, or it is ours. */
  | 'fits'
  /** It can be made so. */
  | 'update'
  /** A macvlan or ipvlan, but elsewhere. */
  | 'replace'
  /** Somebody's; hands off. */
  | 'foreign';

export function judge(wanted: OwnInterface, found: Link, base: Link): Verdict {
  if (found.kind !== 'macvlan' && found.kind !== 'ipvlan') return 'foreign';
  if (found.kind !== wanted.kind || found.base !== base.index) return 'replace';
  if (wanted.kind === 'ipvlan') return 'fits';
  return found.mac === wanted.mac && found.macvlanMode === MACVLAN_MODE_PRIVATE ? 'fits' : 'update';
}

/** Another of ours under an older name: the kernel has only one with that MAC address up on an interface. */
export function isPredecessor(wanted: OwnInterface, found: Link, base: Link): boolean {
  return (
    wanted.kind === 'macvlan' &&
    found.name !== wanted.name &&
    found.base === base.index &&
    judge(wanted, found, base) === 'fits'
  );
}
