import type { Family, IpAddress, Micros } from '@kaconf/net';
import type { Standing } from '../track/standing.ts';
import type { StateName } from './state-name.ts';

/** What an instance is and why. Plain data. */
export interface Explanation {
  readonly name: string;
  readonly state: StateName;
  readonly interface: string | undefined;
  readonly family: Family;
  readonly version: 2 | 3;
  readonly virtualRouterId: number;
  /** As keepalived writes them, the excluded ones behind the others. */
  readonly addresses: readonly string[];
  /** The configured one, and what the trackers make of it. */
  readonly basePriority: number;
  readonly priority: number;
  readonly preempts: boolean;
  readonly trackers: readonly TrackerShare[];
  /** Why it does not take part; nothing is said of what does not matter to it. */
  readonly faults: readonly string[];
  readonly group: GroupStanding | undefined;
  /** In BACKUP. */
  readonly election: Election | undefined;
}

/** What a tracked thing contributes. */
export interface TrackerShare {
  readonly kind: 'script' | 'interface' | 'file' | 'process' | 'bfd';
  readonly name: string;
  readonly trackedBy: 'instance' | 'group';
  readonly weight: number;
  readonly reverse: boolean;
  /** What is known of it, in words that go behind its name: `fails with status 1`. */
  readonly found: string;
  /** So much of the priority, or a fault; `unknown` until it has been seen. */
  readonly share: Standing;
}

export interface GroupStanding {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly state: StateName }[];
}

/** What a backup waits for. */
export interface Election {
  /** Undefined when none has been heard. */
  readonly master: IpAddress | undefined;
  /** Of its last advert; 0: it has stopped. */
  readonly masterPriority: number | undefined;
  /** How long it may be silent yet. */
  readonly takesOverIn: Micros;
  /** `preempt_delay`: how long a master of lower priority is left alone yet. */
  readonly preemptsIn: Micros | undefined;
  /** It would be master, but another member of its sync group cannot be. */
  readonly heldByGroup: boolean;
}
