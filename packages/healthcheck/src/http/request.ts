import { type IpAddress, isIPv6 } from '@kaconf/net';

/** The same name as of the schema: `1.0C` is 1.0 that asks for the connection to be closed. */
export type HttpProtocol = '1.0' | '1.0C' | '1.1';

/** What is asked for. */
export interface RequestPlan {
  readonly path: string;
  readonly protocol: HttpProtocol;
  /** The `Host` header, of which the port is part where there is to be one. */
  readonly host: string;
}

/** As much fits into keepalived's buffer; what is longer it sends less its end. */
const LONGEST = 2047;

/** The octets of a request, as keepalived sends them. */
export function requestText({ path, protocol, host }: RequestPlan): Buffer {
  const version = protocol === '1.1' ? '1.1' : '1.0';
  const close = protocol === '1.0' ? '' : 'Connection: close\r\n';
  const text = `GET ${path} HTTP/${version}\r\nUser-Agent: KeepAliveClient\r\n${close}Host: ${host}\r\n\r\n`;
  return Buffer.from(text).subarray(0, LONGEST);
}

/** What stands behind `Host:` where there is no virtual host. */
export function hostOf(address: IpAddress, port: number): string {
  return isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
}
