import type { Micros } from './micros.ts';

export interface Metric<T> {
  readonly value: T;
  /** The kernel must not change it. */
  readonly locked: boolean;
}

/** What the kernel keeps of a route for those who use it: RTAX_*. */
export interface RouteMetrics {
  readonly mtu?: Metric<number>;
  readonly window?: Metric<number>;
  readonly rtt?: Metric<Micros>;
  readonly rttvar?: Metric<Micros>;
  readonly ssthresh?: Metric<number>;
  readonly cwnd?: Metric<number>;
  readonly advmss?: Metric<number>;
  readonly reordering?: Metric<number>;
  readonly hoplimit?: Metric<number>;
  readonly initcwnd?: Metric<number>;
  readonly features?: Metric<'ecn'>;
  readonly rto_min?: Metric<Micros>;
  readonly initrwnd?: Metric<number>;
  readonly quickack?: Metric<boolean>;
  /** The name of a congestion control algorithm. */
  readonly congctl?: Metric<string>;
  readonly fastopen_no_cookie?: Metric<boolean>;
}
