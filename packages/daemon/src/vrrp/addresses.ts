import { type InterfaceAddress, KernelError } from '@kaconf/kernel';
import { familyOf, formatPrefix } from '@kaconf/net';
import type { VirtualAddress } from '@kaconf/vrrp';
import type { Log } from '../logging/logger.ts';
import type { Links } from './links.ts';

/** A virtual IPv6 address is ours by election: duplicate address detection would only delay it. */
const IFA_F_NODAD = 0x02;

/** Sets and removes virtual addresses. What is there, or gone, already is what was wanted. */
export class Addresses {
  readonly #links: Links;
  readonly #log: Log;

  constructor(links: Links, log: Log) {
    this.#links = links;
    this.#log = log;
  }

  add(addresses: readonly VirtualAddress[]): void {
    this.#each(addresses, 'EEXIST', (address) => this.#links.network.addAddress(address));
  }

  remove(addresses: readonly VirtualAddress[]): void {
    this.#each(addresses, 'EADDRNOTAVAIL', (address) => this.#links.network.removeAddress(address));
  }

  /** One refusal keeps none of the others from being done. */
  #each(
    addresses: readonly VirtualAddress[],
    harmless: string,
    apply: (one: InterfaceAddress) => void,
  ): void {
    for (const address of addresses) {
      const link = this.#links.find(address.interface);
      if (!link) {
        this.#log.error(`${formatPrefix(address.prefix)}: there is no interface ${address.interface}`);
        continue;
      }
      try {
        apply(interfaceAddress(address, link.index));
      } catch (error) {
        if (!(error instanceof KernelError)) throw error;
        if (error.code !== harmless) this.#log.error(error.message);
      }
    }
  }
}

function interfaceAddress(address: VirtualAddress, ifindex: number): InterfaceAddress {
  const { prefix, scope, broadcast, label } = address;
  const flags = familyOf(prefix.address) === 6 ? IFA_F_NODAD : 0;
  return {
    ifindex,
    prefix,
    scope,
    flags,
    ...(broadcast !== undefined && { broadcast }),
    ...(label !== undefined && { label }),
  };
}
