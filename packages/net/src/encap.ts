import type { IpAddress } from './address.ts';

/** How packets of a route are wrapped: LWTUNNEL_ENCAP_*. */
export type Encap = IpEncap | MplsEncap | IlaEncap;

export interface IpEncap {
  readonly type: 'ip' | 'ip6';
  /** 64 bits. */
  readonly id?: bigint;
  readonly dst?: IpAddress;
  readonly src?: IpAddress;
  /** TOS or traffic class. */
  readonly tos?: number;
  /** TTL or hop limit. */
  readonly ttl?: number;
  readonly flags?: number;
}

export interface MplsEncap {
  readonly type: 'mpls';
  /** The outermost first. */
  readonly labels: readonly number[];
}

export interface IlaEncap {
  readonly type: 'ila';
  /** 64 bits. */
  readonly locator: bigint;
}
