import type { Family, IPv6Address, IpPrefix, MacAddress } from '@kaconf/net';

/** An interface that exists for virtual routers only: made when the interface below it is there, removed at the end. */
export type OwnInterface = Macvlan | Ipvlan;

interface Common {
  readonly name: string;
  /** The interface that it is on top of. */
  readonly base: string;
  /** The instance that it is for, for the log. */
  readonly instance: string;
  readonly family: Family;
  /** There are addresses of the other family for it, too; without IPv6 it has none of it at all. */
  readonly bothFamilies: boolean;
  /** The group of interfaces (ip-link(8)) that it is in, its base's when absent. */
  readonly group: number | undefined;
}

/** With the virtual router's MAC address (RFC 9568 section 7.3). */
export interface Macvlan extends Common {
  readonly kind: 'macvlan';
  readonly mac: MacAddress;
  /**
   * IPv6 adverts come from a link-local address that is no virtual one (RFC 9568 section 5.1.2.1): this, or else the
   * base's. Undefined where nothing is sent from here.
   */
  readonly linkLocal: IPv6Address | 'of base' | undefined;
  /** `netlink_notify_msg`: others are told of the base's promiscuity, which some drivers keep to themselves. */
  readonly notifies: boolean;
}

/** With the MAC address of its base. */
export interface Ipvlan extends Common {
  readonly kind: 'ipvlan';
  /** IPVLAN_F_*: 1 private, 2 VEPA. */
  readonly flags: number;
  readonly address: IpPrefix | undefined;
}
