import type { Family } from './address.ts';
import type { IpPrefix } from './prefix.ts';
import type { Realms } from './route.ts';

/** Which packets ask which routing table. */
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
  /** Routes of prefixes this short, or shorter, do not count. */
  readonly suppressPrefixLength?: number;
  /** Nor do routes through interfaces of this group. */
  readonly suppressInterfaceGroup?: number;
  /** Names: the interfaces need not be there. */
  readonly inputInterface?: string;
  readonly outputInterface?: string;
  /** 64 bits. */
  readonly tunnelId?: bigint;
  readonly uidRange?: Range;
  /** Of IP: 6 TCP, 17 UDP. */
  readonly ipProtocol?: number;
  readonly sourcePorts?: Range;
  readonly destinationPorts?: Range;
  /** RTPROT_*: who has set it. */
  readonly protocol: number;
}

export type RuleAction =
  | { readonly type: 'table'; readonly table: number }
  /** The table of the VRF that the packet is of. */
  | { readonly type: 'l3mdev' | 'nop' | 'blackhole' | 'unreachable' | 'prohibit' }
  /** On to the rule of this priority. */
  | { readonly type: 'goto'; readonly priority: number };

export interface FirewallMark {
  readonly value: number;
  /** Absent: all bits count. */
  readonly mask?: number;
}

/** Both ends are in it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
