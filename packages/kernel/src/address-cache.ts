import type { Buffer } from 'node:buffer';
import { type IpAddress, ipFromBytes, ipToBytes } from '@kaconf/net';

/** Peers are few; a forger of sources makes the cache start anew, not grow. */
const CAPACITY = 1024;

const bytesOf = new Map<IpAddress, Uint8Array>();
const addressOf = new Map<string | number, IpAddress>();

/** Converted once, not for every datagram. */
export function cachedBytes(address: IpAddress): Uint8Array {
  const known = bytesOf.get(address);
  return known ?? remember(bytesOf, address, ipToBytes(address));
}

export function cachedAddress(bytes: Buffer, start: number, length: number): IpAddress {
  const key = length === 4 ? bytes.readUInt32LE(start) : bytes.toString('latin1', start, start + length);
  const known = addressOf.get(key);
  return known ?? remember(addressOf, key, ipFromBytes(bytes.subarray(start, start + length)));
}

function remember<K, V>(cache: Map<K, V>, key: K, value: V): V {
  if (cache.size >= CAPACITY) cache.clear();
  cache.set(key, value);
  return value;
}
