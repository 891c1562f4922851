import { type Family, familyOf, type IPv4Address, type IpAddress } from '@kaconf/net';

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** What tells one virtual service from another in the kernel. */
export type ServiceKey =
  | {
      readonly type: 'address';
      readonly protocol: Protocol;
      readonly address: IpAddress;
      /** 0: all of them, which only a persistent service may have. */
      readonly port: number;
    }
  | { readonly type: 'fwmark'; readonly family: Family; readonly fwmark: number };

/** A virtual service as the kernel has it, less what it has counted. */
export interface Service {
  readonly key: ServiceKey;
  /** The name of its module less `ip_vs_`: `wlc`. */
  readonly scheduler: string;
  /** `IP_VS_SVC_F_…` less PERSISTENT and HASHED, which follow from the rest. */
  readonly flags: number;
  /** In seconds; 0 where it is not persistent. */
  readonly persistence: number;
  /** What of a client's address tells persistent clients apart: any IPv4 mask, or the length of an IPv6 prefix. */
  readonly granularity: IPv4Address | number;
  /** `sip`. */
  readonly persistenceEngine: string | undefined;
}

export function familyOfService(key: ServiceKey): Family {
  return key.type === 'fwmark' ? key.family : familyOf(key.address);
}
