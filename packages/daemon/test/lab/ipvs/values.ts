import type { Destination, Service, ServiceKey } from '@kaconf/ipvs';
import { type IPv4Address, type IpAddress, parseIPv4, parseIp } from '@kaconf/net';

/** `10.0.0.1:80`, `[2001:db8::1]:80` */
export function endpoint(text: string): { readonly address: IpAddress; readonly port: number } {
  const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(text) ?? [];
  const address = parseIp(host);
  if (address === undefined) throw new Error(`${text} is no address and port`);
  return { address, port: Number(port) };
}

export function netmask(text: string): IPv4Address {
  const its = parseIPv4(text);
  if (its === undefined) throw new Error(`${text} is no netmask`);
  return its;
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
