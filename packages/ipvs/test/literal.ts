import { type IPv4Address, type IpAddress, parseIPv4, parseIp } from '@kaconf/net';
import type { Destination, Service, ServiceKey } from '../src/index.ts';

export function ip(text: string): IpAddress {
  const address = parseIp(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address;
}

export function netmask(text: string): IPv4Address {
  const address = parseIPv4(text);
  if (address === undefined) throw new Error(`${text} is no netmask`);
  return address;
}

/** `10.0.0.1:80`, `[2001:db8::1]:80` */
export function endpoint(text: string): { readonly address: IpAddress; readonly port: number } {
  const [, address = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(text) ?? [];
  return { address: ip(address), port: Number(port) };
}

export function tcp(text: string): ServiceKey {
  return { type: 'address', protocol: 'TCP', ...endpoint(text) };
}

export function udp(text: string): ServiceKey {
  return { type: 'address', protocol: 'UDP', ...endpoint(text) };
}

export function service(key: ServiceKey, rest: Partial<Service> = {}): Service {
  const six = key.type === 'fwmark' ? key.family === 6 : key.address.includes(':');
  return {
    key,
    scheduler: 'wlc',
    flags: 0,
    persistence: 0,
    granularity: six ? 128 : netmask('255.255.255.255'),
    persistenceEngine: undefined,
    ...rest,
  };
}

export function destination(text: string, rest: Partial<Destination> = {}): Destination {
  return {
    ...endpoint(text),
    method: 'NAT',
    weight: 1,
    upperThreshold: 0,
    lowerThreshold: 0,
    tunnel: { type: 'ipip', port: 0, checksum: 'nocsum' },
    ...rest,
  };
}

export function bytes(hex: string): Uint8Array {
  const digits = hex.replaceAll(/\s/g, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
}

export function hex(its: Uint8Array): string {
  return [...its].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Attributes in an order of their own: the kernel does not care, and libnl has another one than we. Nested ones likewise. */
export function attributesIn(its: string): readonly string[] {
  const all: string[] = [];
  for (let at = 0; at < its.length; ) {
    const length = 2 * Number.parseInt(its.slice(at + 2, at + 4) + its.slice(at, at + 2), 16);
    const type = Number.parseInt(its.slice(at + 6, at + 8) + its.slice(at + 4, at + 6), 16);
    const value = its.slice(at + 8, at + length);
    all.push(type & 0x8000 ? `${type & 0x7fff}{${attributesIn(value).join(' ')}}` : `${type}=${value}`);
    at += Math.ceil(length / 8) * 8;
  }
  return all.sort();
}
