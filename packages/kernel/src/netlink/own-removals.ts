import { formatPrefix } from '@kaconf/net';
import type { InterfaceAddress } from '../network.ts';

/** Which addresses this network has removed and has not heard of yet. */
export class OwnRemovals {
  readonly #expected = new Map<string, number>();

  expect(address: InterfaceAddress): void {
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
