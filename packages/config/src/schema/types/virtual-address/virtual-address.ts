import type { Span } from '@kaconf/diagnostics';
import type { IPv4Address, IpAddress, IpPrefix, Micros } from '@kaconf/net';
import type { TrackGroupReference } from '../tracking/track-group-reference.ts';

/** An address that is added to an interface, by a master or from the start. */
export interface VirtualAddress {
  readonly prefix: IpPrefix;
  /** `ADDRESS[/LENGTH]` as written. */
  readonly text: string;
  /** By default the instance's. */
  readonly dev?: string;
  readonly label?: string;
  readonly broadcast?: IPv4Address;
  /** RT_SCOPE_*: 0 global, 253 link, 254 host. */
  readonly scope: number;
  /** The other end of a point-to-point link. */
  readonly peer?: IpAddress;
  /** Of IPv6: how long it may be a source address. */
  readonly preferred_lft: Micros | 'forever';
  /** The home address of Mobile IPv6. */
  readonly home: boolean;
  /** Of IPv6: no duplicate address detection. */
  readonly nodad: boolean;
  readonly mngtmpaddr: boolean;
  readonly noprefixroute: boolean;
  readonly autojoin: boolean;
  /** Its interface may go down without consequence. */
  readonly no_track: boolean;
  /** On a VMAC of that interface. */
  readonly use_vmac: boolean;
  readonly track_group?: TrackGroupReference;
  readonly span: Span;
}

/** As it is while its words are read. */
export interface Draft extends Writable<Omit<VirtualAddress, 'broadcast' | 'preferred_lft' | 'span'>> {
  broadcast?: IPv4Address;
  /** The host bits of the broadcast address, ones or zeros; beside it `broadcast` does not count. */
  broadcastBits?: '+' | '-';
  preferred_lft?: Micros | 'forever';
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
