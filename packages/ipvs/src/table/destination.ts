import type { IpAddress } from '@kaconf/net';

/** What tells one real server of a service from another in the kernel. */
export interface DestinationKey {
  readonly address: IpAddress;
  readonly port: number;
}

/** How packets get there: keepalived knows the first three, others may have made one of the others. */
export type Method = 'NAT' | 'DR' | 'TUN' | 'LOCALNODE' | 'BYPASS';

/** A real server of a virtual service as the kernel has it, less what it has counted. */
export interface Destination extends DestinationKey {
  readonly method: Method;
  /** 0: no new connections. */
  readonly weight: number;
  /** How many connections are too many; 0: never. */
  readonly upperThreshold: number;
  /** How many are few enough again. */
  readonly lowerThreshold: number;
  readonly tunnel: Tunnel;
}

/** How TUN wraps packets. */
export interface Tunnel {
  readonly type: 'ipip' | 'gue' | 'gre';
  /** Of GUE, which alone has one; else 0. */
  readonly port: number;
  readonly checksum: 'nocsum' | 'csum' | 'remcsum';
}
