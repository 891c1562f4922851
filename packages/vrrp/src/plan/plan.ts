import type { Family, IPv4Address, IpAddress, IpPrefix, Micros } from '@kaconf/net';
import type { AdvertPlan } from './advert-plan.ts';
import type { FirewallPlan } from './firewall-plan.ts';
import type { LinkDelayPlan, PolledLinkPlan } from './link-plans.ts';
import type { OwnInterface } from './own-interface.ts';
import type { NotifyPlan, ReportPlan } from './report.ts';
import type { VirtualRoute } from './route.ts';
import type { VirtualRule } from './rule.ts';
import type { FilePlan, ProcessPlan, ScriptPlan, Tracking } from './tracking.ts';

/** What this router is to do, ready for the engine: every name resolved, every default filled in. Plain data. */
export interface RouterPlan {
  readonly instances: readonly InstancePlan[];
  readonly groups: readonly GroupPlan[];
  readonly scripts: readonly ScriptPlan[];
  readonly files: readonly FilePlan[];
  readonly processes: readonly ProcessPlan[];
  readonly report: ReportPlan;
  /** How long after the start instances neither send nor listen. */
  readonly startupDelay: Micros;
  /** Tell of every advert of a virtual router that is not one of ours. */
  readonly logsUnknownRouters: boolean;
  readonly pauses: readonly PausePlan[];
  /** Macvlans and ipvlans, in the order in which they are made. */
  readonly ownInterfaces: readonly OwnInterface[];
  readonly firewall: FirewallPlan;
  readonly linkDelays: readonly LinkDelayPlan[];
  readonly polledLinks: readonly PolledLinkPlan[];
  readonly statics: StaticPlan;
  /** `promote_secondaries`: the interfaces on which the first address of a subnet does not take the others along. */
  readonly promotesSecondaries: readonly string[];
}

/** What is there from the start to the end, whoever is master. */
export interface StaticPlan {
  readonly addresses: readonly VirtualAddress[];
  readonly routes: readonly VirtualRoute[];
  readonly rules: readonly VirtualRule[];
}

/** One virtual router on one interface (RFC 9568 section 1.7). */
export interface InstancePlan extends Tracking {
  readonly name: string;
  /**
   * Where its adverts are sent and heard: its own interface, the configured one, or a VRF; undefined for unicast that the
   * routes take care of.
   */
  readonly interface: string | undefined;
  /** The interface that is configured. */
  readonly baseInterface: string | undefined;
  /** Its own interface on top of that one. */
  readonly ownInterface: string | undefined;
  /** Where the source of its adverts is looked for. */
  readonly sourceInterface: string | undefined;
  /** Unless `dont_track_primary`: without the interfaces above it is in FAULT. */
  readonly tracksPrimary: boolean;
  /** 1–255. */
  readonly virtualRouterId: number;
  readonly version: 2 | 3;
  readonly family: Family;
  /** The configured priority, 1–255; 255 owns the addresses. */
  readonly basePriority: number;
  /** `state MASTER`: after a start wait one interval for another master, not the whole master-down time. */
  readonly startsAsMaster: boolean;
  /** Whole seconds in version 2, 10 ms to 40.95 s in version 3. */
  readonly advertInterval: Micros;
  readonly preempt: boolean;
  /** How long a lower-priority master is left alone before it is preempted. */
  readonly preemptDelay: Micros;
  /** `down_timer_adverts`: a master is down when this many of its adverts are missing, 1–100; 3 in the RFC. */
  readonly downTimerAdverts: number;
  /** Unless `lower_prio_no_advert`: a master contests an advert of lower priority at once (RFC 9568; RFC 3768 keeps silent). */
  readonly answersLowerPriority: boolean;
  /** `higher_prio_send_advert`: a master's last word before it yields. */
  readonly answersHigherPriority: boolean;
  /** `timer_expired_backup`: the highest priority of the others, 1–254, who take over when we are stopped for too long. */
  readonly highestOtherPriority: number | undefined;
  /** It is to be unicast without a peer, which cannot be. */
  readonly lacksPeers: boolean;
  readonly adverts: AdvertPlan;
  /** `mcast_src_ip` or `unicast_src_ip`; without one the interface's own address is the source. */
  readonly sourceAddress: IpAddress | undefined;
  /** `track_src_ip`: without its configured source on that interface it is in FAULT. */
  readonly tracksSource: boolean;
  /** 224.0.0.18 or ff02::12 (RFC 9568 sections 5.1.1.2 and 5.1.2.2) unless `vrrp_mcast_group4/6` says otherwise. */
  readonly multicastGroup: IpAddress;
  /** Adverts go to each of these; to the multicast group when there is none. */
  readonly unicastPeers: readonly UnicastPeer[];
  /** In the adverts, in this order. */
  readonly virtualAddresses: readonly VirtualAddress[];
  /** Set and removed with the others, but not advertised. */
  readonly excludedAddresses: readonly VirtualAddress[];
  readonly virtualRoutes: readonly VirtualRoute[];
  readonly virtualRules: readonly VirtualRule[];
  /** Without accept mode a master has the addresses, but answers on none of them (RFC 9568 section 6.1). */
  readonly accepts: boolean;
  readonly gratuitous: GratuitousPlan;
  readonly notify: NotifyPlan;
}

export interface UnicastPeer {
  readonly address: IpAddress;
  /** How its adverts may arrive, 0–255. */
  readonly minHopLimit: number;
  readonly maxHopLimit: number;
}

export interface VirtualAddress {
  readonly prefix: IpPrefix;
  /** The instance's interface unless the address has a `dev`. */
  readonly interface: string;
  readonly broadcast?: IPv4Address;
  readonly label?: string;
  /** RT_SCOPE_*. */
  readonly scope: number;
  /** The other end of a point-to-point link. */
  readonly peer?: IpAddress;
  /** IFA_F_*; absent: none. */
  readonly flags?: number;
  /** Of IPv6: how long it may be a source address; absent: for ever. */
  readonly preferredLifetime?: Micros;
  /** `use_vmac`: it asks for a macvlan of its own. */
  readonly wantsMacvlan?: boolean;
  /** Nobody minds when somebody else removes it. */
  readonly noTrack?: boolean;
  /** Of a static one: who is in fault without its interface. */
  readonly trackGroup?: string;
}

/** How often and when the neighbours are told: gratuitous ARP (RFC 5227) or unsolicited NA (RFC 4861 section 7.2.6). */
export interface GratuitousPlan {
  /** Announcements of each address on promotion, and again after `delay` (0: not again). */
  readonly repeats: number;
  readonly delay: Micros;
  /** The same after an advert of lower priority was heard. */
  readonly lowerPriorityRepeats: number;
  readonly lowerPriorityDelay: Micros;
  /** While master, every `refresh` (0: never). */
  readonly refresh: Micros;
  readonly refreshRepeats: number;
  /** `garp_extra_if`. */
  readonly elsewhere: ElsewherePlan | undefined;
}

/**
 * While master one announcement every `interval` on each interface that has virtual addresses and no adverts: switches
 * there would forget the MAC address.
 */
export interface ElsewherePlan {
  readonly interval: Micros;
  /** One of each interface. */
  readonly addresses: readonly VirtualAddress[];
}

/** `garp_group`, `vrrp_garp_interval` and `vrrp_gna_interval`: on these interfaces together announcements follow each other no faster. */
export interface PausePlan {
  readonly interfaces: readonly string[];
  /** Between two gratuitous ARPs; 0: none. */
  readonly gratuitousArp: Micros;
  /** Between two unsolicited neighbour advertisements; 0: none. */
  readonly neighborAdvertisement: Micros;
}

/** Instances that are master together or not at all. */
export interface GroupPlan extends Tracking {
  readonly name: string;
  readonly members: readonly string[];
  readonly notify: NotifyPlan;
}
