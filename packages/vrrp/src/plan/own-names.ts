import type { Family } from '@kaconf/net';

/** IFNAMSIZ without its NUL. */
const LONGEST = 15;

/** Names for interfaces of their own: made of a prefix and the VRID, and a number where that one is taken. */
export class OwnNames {
  readonly #taken: Set<string>;

  /** @param taken those that the configuration gives */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** `vrrp.51`; then `vrrp1.51`, `vrrp2.51` …, but `vrrp6.51` first for IPv6. */
  next(prefix: string, virtualRouterId: number, family: Family): string {
    for (const number of numbers(family)) {
      const end = `${number}.${virtualRouterId}`;
      const name = prefix.slice(0, LONGEST - end.length) + end;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
    throw new RangeError('numbers do not end');
  }
}

function* numbers(family: Family): Generator<number | ''> {
  yield '';
  if (family === 6) yield 6;
  for (let number = 1; ; number++) if (family === 4 || number !== 6) yield number;
}
