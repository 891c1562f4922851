import { formatPrefix } from '@kaconf/net';
import { FlagsNew } from 'netlink/dist/constants.js';
import { MessageType } from 'netlink/dist/rt/gen_structs.js';
import type { Addon } from '../addon.ts';
import type { InterfaceAddress, Link, Network, NetworkEvent, NetworkOptions } from '../kernel.ts';
import { addressRequest, decodeAddress, encodeAddress, encodeAddressIdentity } from './address-message.ts';
import { decodeLink, linkRequest } from './link-message.ts';
import { NetlinkRequests } from './netlink-request.ts';
import { NetworkMonitor } from './network-monitor.ts';

const RECEIVE_BUFFER = 1024 * 1024;
const THIS_NAMESPACE = 'of this network namespace';

export function openNetwork(
  addon: Addon,
  listener: (event: NetworkEvent) => void,
  { receiveBuffer = RECEIVE_BUFFER }: NetworkOptions = {},
): Network {
  return new LinuxNetwork(addon, listener, receiveBuffer);
}

class LinuxNetwork implements Network {
  readonly #requests: NetlinkRequests;
  readonly #monitor: NetworkMonitor;
  /** For error messages: an address has its interface's number only. */
  readonly #names = new Map<number, string>();

  constructor(addon: Addon, listener: (event: NetworkEvent) => void, receiveBuffer: number) {
    this.#requests = new NetlinkRequests(addon);
    this.#monitor = new NetworkMonitor(
      addon,
      receiveBuffer,
      (event) => {
        if (event.type === 'link') this.#names.set(event.link.index, event.link.name);
        listener(event);
      },
      () => listener({ type: 'resync', links: this.links(), addresses: this.addresses() }),
    );
    this.links();
  }

  links(): readonly Link[] {
    const purpose = { operation: 'list links', object: THIS_NAMESPACE };
    const links = this.#requests.dump(purpose, MessageType.GETLINK, linkRequest, decodeLink);
    for (const { index, name } of links) this.#names.set(index, name);
    return links;
  }

  addresses(): readonly InterfaceAddress[] {
    const purpose = { operation: 'list addresses', object: THIS_NAMESPACE };
    return this.#requests.dump(purpose, MessageType.GETADDR, addressRequest, decodeAddress);
  }

  addAddress(address: InterfaceAddress): void {
    const purpose = { operation: 'add address', object: this.#describe(address) };
    const flags = FlagsNew.CREATE | FlagsNew.EXCL;
    this.#requests.perform(purpose, MessageType.NEWADDR, flags, encodeAddress(address));
  }

  removeAddress(address: InterfaceAddress): void {
    const purpose = { operation: 'remove address', object: this.#describe(address) };
    this.#requests.perform(purpose, MessageType.DELADDR, 0, encodeAddressIdentity(address));
  }

  close(): void {
    this.#monitor.close();
    this.#requests.close();
  }

  #describe({ prefix, ifindex }: InterfaceAddress): string {
    return `${formatPrefix(prefix)} on ${this.#names.get(ifindex) ?? `interface ${ifindex}`}`;
  }
}
