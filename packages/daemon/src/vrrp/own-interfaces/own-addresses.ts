import { type InterfaceAddress, KernelError, type Link } from '@kaconf/kernel';
import { micros } from '@kaconf/net';
import type { OwnInterface } from '@kaconf/vrrp';
import type { Links } from '../network/links.ts';
import { linkLocalOf } from './link-local.ts';

const IFA_F_NODAD = 0x02;
const RT_SCOPE_UNIVERSE = 0;
const RT_SCOPE_LINK = 253;
const LINK_LOCAL_LENGTH = 64;

/** What adverts of macvlans and ipvlans come from. */
export class OwnAddresses {
  readonly #links: Links;

  constructor(links: Links) {
    this.#links = links;
  }

  /** @throws KernelError */
  set(wanted: OwnInterface, link: Link, base: Link): void {
    if (wanted.kind === 'macvlan') this.followBase(wanted, link, base);
    else if (wanted.address) this.#add(link.index, wanted.address, RT_SCOPE_UNIVERSE);
  }

  /** Also when the base has another link-local address than before. @throws KernelError */
  followBase(wanted: OwnInterface, link: Link, base: Link): void {
    if (wanted.kind !== 'macvlan' || wanted.linkLocal === undefined) return;
    const address =
      wanted.linkLocal === 'of base'
        ? linkLocalOf(this.#links.addresses(base.index), base.mac)
        : wanted.linkLocal;
    if (address === undefined || this.#links.addresses(link.index).includes(address)) return;
    this.#add(link.index, { address, length: LINK_LOCAL_LENGTH }, RT_SCOPE_LINK);
  }

  #add(ifindex: number, prefix: InterfaceAddress['prefix'], scope: number): void {
    try {
      // Others use it for nothing but adverts.
      const preferredLifetime = micros(0);
      this.#links.network.addAddress({ ifindex, prefix, scope, flags: IFA_F_NODAD, preferredLifetime });
    } catch (error) {
      if (!(error instanceof KernelError) || error.code !== 'EEXIST') throw error;
    }
  }
}
