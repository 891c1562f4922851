import { type IpAddress, type IpPrefix, parseIp, parsePrefix } from '@kaconf/net';

/** Literals of tests as the types of the engine; a typo in one is an error at once. */
export const ip = (text: string): IpAddress => valid(text, parseIp(text));
export const prefix = (text: string): IpPrefix => valid(text, parsePrefix(text));

/** `2133 9602` as two or more bytes, over several lines, as dumps print them. */
export function bytes(dump: string): Uint8Array {
  return Uint8Array.from(dump.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The same random integers from 0 to below `limit` on every run (xorshift32), so that a failure can be had again. */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

function valid<T>(text: string, value: T | undefined): T {
  if (value === undefined) throw new Error(`${text} is no address`);
  return value;
}
