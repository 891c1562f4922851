import type { InterfaceAddress, Link } from '@kaconf/kernel';
import { formatPrefix } from '@kaconf/net';
import type { VirtualAddress } from '@kaconf/vrrp';
import type { Log } from '../../logging/logger.ts';
import { attempt } from './attempt.ts';
import type { Links } from './links.ts';

/** IFAPROT_KEEPALIVED, as keepalived calls itself to those who ask whose an address is. */
const PROTOCOL = 18;

/** Sets and removes virtual addresses. What is there, or gone, already is what was wanted. */
export class Addresses {
  readonly #links: Links;
  readonly #log: Log;

  constructor(links: Links, log: Log) {
    this.#links = links;
    this.#log = log;
  }

  add(addresses: readonly VirtualAddress[]): void {
    for (const address of addresses) {
      const { interface: name, prefix } = address;
      const link = this.#links.find(name);
      if (link) attempt(this.#log, ['EEXIST'], () => this.#links.network.addAddress(onLink(address, link)));
      else {
        const text = `Not adding address ${formatPrefix(prefix)} to ${name} since interface doesn't exist`;
        this.#log.info(text);
      }
    }
  }

  /** With its interface an address has gone. */
  remove(addresses: readonly VirtualAddress[]): void {
    for (const address of addresses) {
      const link = this.#links.find(address.interface);
      if (!link) continue;
      const gone = ['EADDRNOTAVAIL', 'ENODEV'];
      attempt(this.#log, gone, () => this.#links.network.removeAddress(onLink(address, link)));
    }
  }
}

function onLink(
  { interface: _, noTrack: __, trackGroup: ___, flags = 0, ...address }: VirtualAddress,
  { index }: Link,
): InterfaceAddress {
  return { ...address, ifindex: index, flags, protocol: PROTOCOL };
}
