import type { IpAddress, Micros } from '@kaconf/net';
import type { DropReason } from '../packet/drop.ts';
import type { Oddity } from './oddities.ts';
import type { Replay } from './replay.ts';

/** What one virtual router is doing now. Deadlines are in the state, so no stale timer can exist. */
export interface Instance {
  /** The base priority with the trackers' weights, 1–254, or 255 for an owner. */
  readonly priority: number;
  readonly role: Role;
  /** Of the master that it followed last, itself master or not by now; 0 before it has heard one. */
  readonly masterPriority: number;
  /** What has been logged since the role or the master changed; more of the same is only counted. */
  readonly complaints: readonly (DropReason | Oddity)[];
  readonly replay: Replay;
  /** A peer was heard to compute its checksums as keepalived did up to 1.3.6. */
  readonly sendsOldChecksum: boolean;
}

/** RFC 9568 section 6.3, with keepalived's names, and its FAULT for what must not take part. */
export type Role = Initial | Backup | Master | Fault | Stopped;

/** Before the first run of a script whose failure would be a fault. */
export interface Initial {
  readonly type: 'initial';
}

export interface Backup {
  readonly type: 'backup';
  /** When the master is taken for dead: Active_Down_Timer. */
  readonly masterDownAt: Micros;
  /** The interval of the master heard last, our own before. Active_Adver_Interval. */
  readonly masterAdvertInterval: Micros;
  readonly master: IpAddress | undefined;
  /** Of the advert heard last, undefined before; 0: the master has stopped. */
  readonly heardPriority: number | undefined;
  /** With a `preempt_delay`: until when the lower-priority master is left alone. */
  readonly preemptAt: Micros | undefined;
  /** Would be master, but its sync group is not ready. */
  readonly heldByGroup: boolean;
}

export interface Master {
  readonly type: 'master';
  /** Adver_Timer; steps of exactly one interval, so that adverts do not drift. */
  readonly advertAt: Micros;
  /** When the last advert that was due went out: since then we have kept silent, but for answers. */
  readonly advertisedAt: Micros;
  /** The second round of announcements after the promotion. */
  readonly announceAt: Micros | undefined;
  readonly announceLowerAt: Micros | undefined;
  readonly refreshAt: Micros | undefined;
  /** `garp_extra_if`: the next announcement on the interfaces without adverts. */
  readonly elsewhereAt: Micros | undefined;
  /** Owns the addresses, and has heard another that does, with a lower address. */
  readonly rival: Rival | undefined;
}

/** Another owner, who should give way; if it does not, we do, for there must not be two. */
export interface Rival {
  /** Adverts of ours that it may still need. */
  readonly advertsLeft: number;
  readonly interval: Micros;
  /** When they have been sent: until when it may be heard. */
  readonly silentAt: Micros | undefined;
}

export interface Fault {
  readonly type: 'fault';
}

export interface Stopped {
  readonly type: 'stopped';
}

/** The instance's earliest deadline. */
export function instanceDeadline({ role }: Instance): Micros | undefined {
  switch (role.type) {
    case 'backup':
      return role.masterDownAt;
    case 'master':
      return masterDeadline(role);
    default:
      return undefined;
  }
}

function masterDeadline(role: Master): Micros {
  let first = role.advertAt;
  first = earlier(first, role.announceAt);
  first = earlier(first, role.announceLowerAt);
  first = earlier(first, role.refreshAt);
  first = earlier(first, role.elsewhereAt);
  return earlier(first, role.rival?.silentAt);
}

/** Of hundreds after every packet, so one comparison each. */
export function earlier<T extends Micros | undefined>(one: T, other: Micros | undefined): T | Micros {
  return other !== undefined && (one === undefined || other < one) ? other : one;
}
