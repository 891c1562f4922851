import type { DestinationKey } from './destination.ts';
import type { ServiceKey } from './service.ts';

/** What the kernel has counted since the entry came or was zeroed, in its own words. */
export interface Statistics {
  readonly conns: bigint;
  readonly inpkts: bigint;
  readonly outpkts: bigint;
  readonly inbytes: bigint;
  readonly outbytes: bigint;
  /** Each second, as estimated now: connections, packets, bytes. */
  readonly cps: bigint;
  readonly inpps: bigint;
  readonly outpps: bigint;
  readonly inbps: bigint;
  readonly outbps: bigint;
}

export interface ServiceStatistics {
  readonly service: ServiceKey;
  readonly statistics: Statistics;
  readonly destinations: readonly DestinationStatistics[];
}

export interface DestinationStatistics {
  readonly destination: DestinationKey;
  /** Connections that there are now. */
  readonly active: number;
  readonly inactive: number;
  readonly persistent: number;
  readonly statistics: Statistics;
}
