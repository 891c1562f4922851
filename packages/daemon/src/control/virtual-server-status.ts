/** A virtual server as the checker process finds it. Plain data. */
export interface VirtualServerStatus {
  /** As the log has it: `[10.1.0.1]:tcp:80`, `FWM 5`, `[GROUP]:0`. */
  readonly name: string;
  readonly quorumUp: boolean;
  readonly quorum: number;
  /** Of all real servers that are alive. */
  readonly weight: number;
  /** `[10.0.1.9]:tcp:80`, where there is one. */
  readonly sorryServer: string | undefined;
  /** It serves, and no real server does. */
  readonly sorryServes: boolean;
  /** `ha_suspend`: this machine has not its address. */
  readonly suspended: boolean;
  readonly servers: readonly RealServerStatus[];
  /** What the kernel has counted, of all that a group is; undefined where it has no such service. */
  readonly traffic: Traffic | undefined;
}

export interface RealServerStatus {
  readonly name: string;
  readonly alive: boolean;
  /** It is in the kernel's table, and its weight there is not 0 because it has failed. */
  readonly serves: boolean;
  /** With what its checkers add. */
  readonly weight: number;
  readonly checkers: readonly CheckerStatus[];
  readonly traffic: ServerTraffic | undefined;
}

export interface CheckerStatus {
  readonly kind: string;
  readonly up: boolean;
  /** Whether it has ever found out. */
  readonly hasRun: boolean;
  /** What it adds to the weight. */
  readonly weight: number;
  /** How many failures in a row have been forgiven. */
  readonly retries: number;
  /** When it asks again, in microseconds from now on; 0: just now. Undefined where it does not ask: it listens, or pauses. */
  readonly next: number | undefined;
}

/** Since the kernel has it. */
export interface Traffic {
  readonly connections: number;
  readonly incomingPackets: number;
  readonly outgoingPackets: number;
  readonly incomingBytes: number;
  readonly outgoingBytes: number;
}

export interface ServerTraffic extends Traffic {
  /** Connections that there are now. */
  readonly active: number;
  readonly inactive: number;
}
