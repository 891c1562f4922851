import type { FirewallMark, Range, Realms, RuleAction } from '@kaconf/config';
import type { Family, IpPrefix } from '@kaconf/net';

/** A rule that a master adds, or that is there from the start: what `ip rule` takes. */
export interface VirtualRule {
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
  readonly suppressPrefixLength?: number;
  readonly suppressInterfaceGroup?: number;
  readonly inputInterface?: string;
  readonly outputInterface?: string;
  /** 64 bits. */
  readonly tunnelId?: bigint;
  readonly uidRange?: Range;
  /** Of IP: 6 TCP, 17 UDP. */
  readonly ipProtocol?: number;
  readonly sourcePorts?: Range;
  readonly destinationPorts?: Range;
  /** RTPROT_*. */
  readonly protocol: number;
  /** Nobody minds when somebody else removes it, nor when its interface goes down. */
  readonly noTrack?: boolean;
  /** Of a static one: who is in fault without its interface. */
  readonly trackGroup?: string;
}
