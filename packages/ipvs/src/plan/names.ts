import type { IpAddress } from '@kaconf/net';
import type { Protocol } from '../table/service.ts';

/** As keepalived's log has an address: `[10.0.0.1]:tcp:80`, with `none` for the protocol of a firewall mark. */
export function formatEndpoint(address: IpAddress, protocol: Protocol | undefined, port: number): string {
  return `[${address}]:${protocol?.toLowerCase() ?? 'none'}:${port}`;
}
