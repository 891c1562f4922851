import type { IpAddress, Micros } from '@kaconf/net';

/** The sessions of a BFD process. Plain data. */
export interface BfdPlan {
  readonly sessions: readonly SessionPlan[];
  readonly listeners: Listeners;
}

/** Whether there are processes that track sessions. */
export interface Listeners {
  readonly vrrp: boolean;
  readonly checkers: boolean;
}

export interface SessionPlan {
  readonly name: string;
  readonly neighbor: IpAddress;
  /** The kernel's choice when absent. */
  readonly source: IpAddress | undefined;
  /** RFC 5883: the neighbour is some hops away. */
  readonly multihop: boolean;
  /** bfd.DesiredMinTxInterval of a session that is up. */
  readonly desiredMinTx: Micros;
  /** bfd.DesiredMinTxInterval of one that is not: a second or more. */
  readonly idleTx: Micros;
  readonly requiredMinRx: Micros;
  readonly detectMult: number;
  readonly passive: boolean;
  /** TTL or hop limit of what is sent, and, less the hops, of what is heard. */
  readonly ttl: number;
  /** −1: any number. */
  readonly maxHops: number;
  /** Whether VRRP instances may track it. */
  readonly isTracked: boolean;
  /** `checker`: whether checkers may. */
  readonly isChecked: boolean;
}
