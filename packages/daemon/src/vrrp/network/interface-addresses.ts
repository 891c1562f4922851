import type { InterfaceAddress } from '@kaconf/kernel';
import type { IpAddress } from '@kaconf/net';

/** The addresses on this machine's interfaces, in the kernel's order. */
export class InterfaceAddresses {
  #byInterface = new Map<number, Map<string, InterfaceAddress>>();

  /** All of them anew. */
  replace(addresses: readonly InterfaceAddress[]): void {
    this.#byInterface = byInterface(addresses);
  }

  all(): readonly InterfaceAddress[] {
    return [...this.#byInterface.values()].flatMap((there) => [...there.values()]);
  }

  of(ifindex: number): readonly IpAddress[] {
    return [...(this.#byInterface.get(ifindex)?.values() ?? [])].map(({ prefix }) => prefix.address);
  }

  /** @returns whether it was not there before; the newest comes last */
  add(address: InterfaceAddress): boolean {
    const there = this.#byInterface.get(address.ifindex) ?? new Map<string, InterfaceAddress>();
    this.#byInterface.set(address.ifindex, there);
    const isNew = !there.delete(keyOf(address));
    there.set(keyOf(address), address);
    return isNew;
  }

  remove(address: InterfaceAddress): void {
    this.#byInterface.get(address.ifindex)?.delete(keyOf(address));
  }

  /** Those of an interface that has gone. */
  forget(ifindex: number): void {
    this.#byInterface.delete(ifindex);
  }

  /** Those that are here and not there. */
  missing(there: readonly InterfaceAddress[]): InterfaceAddress[] {
    const now = byInterface(there);
    return this.all().filter((one) => !now.get(one.ifindex)?.has(keyOf(one)));
  }
}

function byInterface(addresses: readonly InterfaceAddress[]): Map<number, Map<string, InterfaceAddress>> {
  const grouped = Map.groupBy(addresses, ({ ifindex }) => ifindex);
  return new Map(
    [...grouped].map(([ifindex, there]) => [ifindex, new Map(there.map((one) => [keyOf(one), one]))]),
  );
}

function keyOf({ prefix }: InterfaceAddress): string {
  return `${prefix.address}/${prefix.length}`;
}
