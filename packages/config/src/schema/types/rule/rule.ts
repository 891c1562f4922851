import type { Span } from '@kaconf/diagnostics';
import type { Family, FirewallMark, IpPrefix, Range, Realms, RuleAction } from '@kaconf/net';
import type { ANYWHERE } from '../network/prefix.ts';
import type { TrackGroupReference } from '../tracking/track-group-reference.ts';

/** A rule that a master adds, or that is there from the start; what `ip rule` takes. */
export interface Rule {
  readonly family: Family;
  readonly action: RuleAction;
  /** The lower is asked first. */
  readonly priority: number;
  /** It is for packets that do not match. */
  readonly not: boolean;
  readonly from?: IpPrefix;
  readonly to?: IpPrefix;
  readonly tos?: number;
  readonly fwmark?: FirewallMark;
  readonly realms?: Realms;
  readonly suppress_prefixlength?: number;
  /** The number of a group of interfaces. */
  readonly suppress_ifgroup?: number;
  readonly iif?: string;
  readonly oif?: string;
  /** 64 bits. */
  readonly tunnel_id?: bigint;
  readonly uidrange?: Range;
  /** Of IP: 6 TCP, 17 UDP. */
  readonly ipproto?: number;
  readonly sport?: Range;
  readonly dport?: Range;
  /** RTPROT_*. */
  readonly protocol: number;
  readonly no_track: boolean;
  readonly track_group?: TrackGroupReference;
  readonly span: Span;
}

/** As it is written: keepalived chooses a priority where there is none. */
export type WrittenRule = Omit<Rule, 'priority'> & { readonly priority: number | undefined };

/** As it is while its words are read. */
export interface RuleDraft extends Writable<Omit<Rule, Read>> {
  family: Family | undefined;
  action: RuleAction | undefined;
  priority: number | undefined;
  protocol: number | undefined;
  from?: IpPrefix | typeof ANYWHERE;
  to?: IpPrefix | typeof ANYWHERE;
}

type Read = 'family' | 'action' | 'priority' | 'protocol' | 'from' | 'to' | 'span';
type Writable<T> = { -readonly [K in keyof T]: T[K] };
