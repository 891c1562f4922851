import type { IpAddress, IpPrefix, Micros } from '@kaconf/net';
import type { RouteKey } from '../plan/route.ts';
import type { VirtualRule } from '../plan/rule.ts';
import type { CountChange } from '../track/process.ts';

/** What can happen to a router. Plain data: a run can be recorded and replayed. */
export type Event =
  | { readonly type: 'start' }
  /** The time of the earliest deadline has come. Deliver what the sockets have queued first. */
  | { readonly type: 'timer' }
  | ({ readonly type: 'datagram' } & Datagram)
  /** A backup's master sent once more what had said no more than that it lives. */
  | { readonly type: 'signOfLife'; readonly instance: string }
  | { readonly type: 'interface'; readonly name: string; readonly state: InterfaceState | undefined }
  /** Somebody else has removed it, or one that we have removed has taken it along. */
  | {
      readonly type: 'addressLost';
      readonly interface: string;
      readonly prefix: IpPrefix;
      readonly takenAlong: boolean;
    }
  /** Somebody else has removed it. */
  | { readonly type: 'routeLost'; readonly route: RouteKey }
  | { readonly type: 'ruleLost'; readonly rule: VirtualRule }
  /** Routes or rules may have been removed that nobody has told of. */
  | { readonly type: 'routingUncertain' }
  | { readonly type: 'scriptEnded'; readonly script: string; readonly outcome: ScriptOutcome }
  /** A tracked file holds another number; 0 when it is not there. */
  | { readonly type: 'fileChanged'; readonly file: string; readonly value: number }
  /** So many processes run a tracked program now. */
  | {
      readonly type: 'processesChanged';
      readonly process: string;
      readonly count: number;
      readonly change: CountChange;
    }
  | { readonly type: 'bfdChanged'; readonly session: string; readonly up: boolean }
  | { readonly type: 'maintenance'; readonly on: boolean }
  /** These can neither hear nor speak, since no socket is to be had for them; the others can. */
  | { readonly type: 'unheard'; readonly instances: readonly string[] }
  | { readonly type: 'shutdown'; readonly keepAddresses: boolean };

/** Something that happened, and when: a packet's time is that of its arrival, however late it is read. */
export interface TimedEvent {
  readonly event: Event;
  readonly time: Micros;
}

/** IP protocol 112 as it arrived, or 51 with it inside. */
export interface Datagram {
  /** That of the socket which heard it; undefined for the socket of instances without one. */
  readonly interface: string | undefined;
  readonly source: IpAddress;
  readonly destination: IpAddress;
  /** TTL or hop limit. */
  readonly hopLimit: number;
  readonly payload: Uint8Array;
  /** Protocol 51 only, the authentication header: what stands before the payload, and is signed with it. */
  readonly ipHeader?: Uint8Array;
  /** When it arrived, since the epoch: what is signed says when that was. */
  readonly wallClock: Micros;
}

export interface InterfaceState {
  /** Administratively up and with a carrier. */
  readonly up: boolean;
  /** All of its addresses, virtual ones too, in the kernel's order. */
  readonly addresses: readonly IpAddress[];
}

export type ScriptOutcome =
  | { readonly type: 'exited'; readonly status: number }
  | { readonly type: 'signalled'; readonly signal: number }
  /** It could not be run at all: no such file, no permission. */
  | { readonly type: 'notStarted'; readonly reason: string }
  /** There was no room for another process, which says nothing about what the script looks after. */
  | { readonly type: 'notTried'; readonly reason: string };
