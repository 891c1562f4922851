import type { InterfaceAddress, Kernel, Network, NetworkBuffers, NetworkEvent } from '@kaconf/kernel';
import type { IpAddress } from '@kaconf/net';

/** IFA_F_TENTATIVE: nobody knows yet whether it will be there. */
const TENTATIVE = 0x40;

export type AddressChange = (address: IpAddress, isPresent: boolean) => void;

/** Tells which addresses this machine has, one by one, and how often: several interfaces may have the same. */
export class Addresses {
  readonly #changed: AddressChange;
  readonly #network: Network;
  readonly #present = new Map<string, IpAddress>();

  constructor(kernel: Pick<Kernel, 'openNetwork'>, changed: AddressChange) {
    this.#changed = changed;
    this.#network = kernel.openNetwork((event) => this.#heard(event));
  }

  /** Of those that there are now. */
  begin(): void {
    this.#match(this.#network.addresses());
  }

  /** Each as often as an interface has it. */
  all(): readonly IpAddress[] {
    return [...this.#present.values()];
  }

  resizeBuffers(buffers: NetworkBuffers): void {
    this.#network.resizeBuffers(buffers);
  }

  close(): void {
    this.#network.close();
  }

  #heard(event: NetworkEvent): void {
    switch (event.type) {
      case 'address':
        this.#add(event.address);
        break;
      case 'addressGone':
        this.#remove(keyOf(event.address));
        break;
      case 'resync':
        this.#match(event.addresses);
        break;
    }
  }

  #match(addresses: readonly InterfaceAddress[]): void {
    const there = new Set(addresses.map(keyOf));
    for (const key of [...this.#present.keys()]) if (!there.has(key)) this.#remove(key);
    for (const address of addresses) this.#add(address);
  }

  #add(address: InterfaceAddress): void {
    const key = keyOf(address);
    if ((address.flags & TENTATIVE) !== 0 || this.#present.has(key)) return;
    const host = address.prefix.address;
    this.#present.set(key, host);
    this.#changed(host, true);
  }

  #remove(key: string): void {
    const address = this.#present.get(key);
    if (!this.#present.delete(key) || address === undefined) return;
    this.#changed(address, false);
  }
}

function keyOf({ ifindex, prefix, peer }: InterfaceAddress): string {
  return `${ifindex} ${prefix.address}/${prefix.length} ${peer ?? ''}`;
}
