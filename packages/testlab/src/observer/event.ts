import type { IpAddress, MacAddress } from '@kaconf/net';
import type { Millis } from '../clock.ts';

/** What matters on the wire. */
export type WireEvent = Advert | Announcement;

/** A VRRP packet, whatever is wrong with it. */
export interface Advert {
  readonly type: 'advert';
  readonly time: Millis;
  readonly sourceMac: MacAddress;
  readonly source: IpAddress;
  readonly destination: IpAddress;
  readonly version: number;
  readonly vrid: number;
  readonly priority: number;
  /** The interval it announces. */
  readonly interval: Millis;
  /** The VRRP message, from its version on. */
  readonly raw: Uint8Array;
  /** From the Ethernet header on. */
  readonly frame: Uint8Array;
}

/** `Here I am`: a gratuitous ARP, or for IPv6 a neighbour advertisement to all nodes. */
export interface Announcement {
  readonly type: 'garp' | 'na';
  readonly time: Millis;
  readonly sourceMac: MacAddress;
  readonly address: IpAddress;
  /** Where it says the address is; `undefined` when it does not say. */
  readonly holder: MacAddress | undefined;
  /** From the Ethernet header on. */
  readonly frame: Uint8Array;
}
