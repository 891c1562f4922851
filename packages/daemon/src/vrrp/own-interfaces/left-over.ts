import { type Link, MACVLAN_MODE_PRIVATE } from '@kaconf/kernel';
import type { OwnInterface } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import type { Links } from '../network/links.ts';
import { vrfOf } from './vrf.ts';

/** What is to be done about an interface that has the name that ours is to have. */
type Verdict =
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

/** Another of ours under an older name. */
function isPredecessor(wanted: OwnInterface, found: Link, base: Link): boolean {
  return (
    wanted.kind === 'macvlan' &&
    found.name !== wanted.name &&
    found.base === base.index &&
    judge(wanted, found, base) === 'fits'
  );
}

/** What earlier runs, or others, have left where an interface of ours is to be. */
export class LeftOvers {
  readonly #links: Links;
  readonly #log: Log;

  constructor(links: Links, log: Log) {
    this.#links = links;
    this.#log = log;
  }

  /** Whether the name is ours to use. */
  takeOver(wanted: OwnInterface, found: Link, base: Link): boolean {
    const { instance, name } = wanted;
    const type = wanted.kind === 'macvlan' ? 'VMAC' : 'IPVLAN';
    const verdict = judge(wanted, found, base);
    if (verdict === 'fits') this.#log.info(`(${instance}) Found matching interface ${name}`);
    else if (verdict === 'foreign') {
      this.#log.error(
        `(${instance}) ${type} interface name ${name} already exists as a non ${type} interface`,
      );
    } else {
      this.#log.info(
        `(${instance}) ${type} ${name} already exists but is incompatible. It will be deleted/updated`,
      );
    }
    if (verdict === 'replace') {
      this.#links.network.removeLink(found.index);
      this.#links.refresh();
    } else if (verdict === 'update' && wanted.kind === 'macvlan') {
      this.#links.network.changeLink(found.index, {
        macvlanMode: MACVLAN_MODE_PRIVATE,
        mac: wanted.mac,
        group: wanted.group ?? base.group ?? 0,
        master: vrfOf(this.#links, base)?.index ?? 0,
      });
    }
    return verdict !== 'foreign';
  }

  /** Unless somebody has made something else of it. */
  remove(unwanted: OwnInterface): void {
    const [base, found] = [this.#links.find(unwanted.base), this.#links.find(unwanted.name)];
    if (!base || !found || judge(unwanted, found, base) !== 'fits') return;
    this.#links.network.removeLink(found.index);
    this.#links.forget(found.index);
  }

  /** The kernel has only one with that MAC address up on an interface. */
  removePredecessors(wanted: OwnInterface, base: Link, names: ReadonlyMap<string, OwnInterface>): void {
    for (const link of this.#links.all()) {
      if (names.has(link.name) || !isPredecessor(wanted, link, base)) continue;
      this.#log.info(`(${wanted.instance}) Deleting old VMAC interface ${link.name}`);
      this.#links.network.removeLink(link.index);
    }
  }
}
