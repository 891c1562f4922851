import { formatPrefix, isIPv6 } from '@kaconf/net';
import type { InterfaceAddress } from '../kernel.ts';

/**
 * Which addresses this network has removed and has not heard of yet. For IPv4 the kernel says with the news who asked for
 * the change; for IPv6 it does not.
 */
export class OwnRemovals {
  readonly #expected = new Map<string, number>();

  expect(address: InterfaceAddress): void {
    if (!isIPv6(address.prefix.address)) return;
    const key = keyOf(address);
    this.#expected.set(key, (this.#expected.get(key) ?? 0) + 1);
  }

  /** Whether it was one of them; it is not expected any more then. */
  take(address: InterfaceAddress): boolean {
    const key = keyOf(address);
    const left = this.#expected.get(key) ?? 0;
    if (left > 1) this.#expected.set(key, left - 1);
    else this.#expected.delete(key);
    return left > 0;
  }

  forget(): void {
    this.#expected.clear();
  }
}

function keyOf({ ifindex, prefix }: InterfaceAddress): string {
  return `${ifindex} ${formatPrefix(prefix)}`;
}
