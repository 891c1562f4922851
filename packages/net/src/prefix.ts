import { type IpAddress, ipFromBytes, ipToBytes, isIPv6, parseIp } from './address.ts';
import { IPV4_LENGTH } from './ipv4.ts';
import { IPV6_LENGTH } from './ipv6.ts';

/** An address with the length of its subnet's prefix in bits: 0–32 or 0–128. */
export interface IpPrefix {
  readonly address: IpAddress;
  readonly length: number;
}

/** 32 or 128. */
export function fullLength(address: IpAddress): number {
  return 8 * (isIPv6(address) ? IPV6_LENGTH : IPV4_LENGTH);
}

/**
 * `ADDRESS` or `ADDRESS/LENGTH`.
 * @param defaultLength for an address alone; by default it is a host: 32 or 128
 */
export function parsePrefix(text: string, defaultLength?: number): IpPrefix | undefined {
  const slash = text.indexOf('/');
  const address = parseIp(slash === -1 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const full = fullLength(address);
  if (slash === -1) return { address, length: defaultLength ?? full };
  const length = parseLength(text.slice(slash + 1));
  return length === undefined || length > full ? undefined : { address, length };
}

export function formatPrefix(prefix: IpPrefix): string {
  return `${prefix.address}/${prefix.length}`;
}

/** The network that an address is in: zeros stand where its host bits were. */
export function networkOf({ address, length }: IpPrefix): IpPrefix {
  const network = ipToBytes(address).map((octet, index) => {
    const bits = Math.min(8, Math.max(0, length - 8 * index));
    return octet & ~(0xff >> bits);
  });
  return { address: ipFromBytes(network), length };
}

function parseLength(text: string): number | undefined {
  return /^[0-9]{1,3}$/.test(text) ? Number(text) : undefined;
}
