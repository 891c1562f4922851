import type { Kernel, PacketSocket } from '@kaconf/kernel';
import {
  type IpAddress,
  ipToBytes,
  isIPv6,
  type MacAddress,
  macToBytes,
  unsolicitedNeighborAdvertisement,
} from '@kaconf/net';
import type { VirtualAddress } from '@kaconf/vrrp';
import { gratuitousArpFrame } from 'arp-packet';
import type { Log } from '../logging/logger.ts';
import type { Links } from './links.ts';

/** How many frames leave at once before packets and timers get their turn: about a millisecond's work. */
const SLICE = 32;

interface Announcement {
  readonly address: IpAddress;
  readonly ifindex: number;
  readonly frame: Uint8Array;
  readonly text: string;
}

/**
 * Tells the neighbours who has an address now: gratuitous ARP, or unsolicited neighbour advertisements for IPv6. The first
 * ones leave at once, a crowd of them in slices, so that adverts keep their time meanwhile.
 */
export class Announcements {
  readonly #links: Links;
  readonly #log: Log;
  readonly #socket: PacketSocket;
  #queue: Announcement[] = [];

  constructor(kernel: Kernel, links: Links, log: Log) {
    this.#links = links;
    this.#log = log;
    this.#socket = kernel.openPacketSocket();
    log.info('Registering gratuitous ARP shared channel');
  }

  /** Round by round, so that each address has been announced once before any is repeated. */
  send(addresses: readonly VirtualAddress[], repeats: number): void {
    const round = addresses.flatMap((address) => this.#announcement(address));
    const wasIdle = this.#queue.length === 0;
    this.#queue.push(...Array.from({ length: repeats }, () => round).flat());
    if (wasIdle) this.#sendSlice();
  }

  /** What has been given up is not announced any more. */
  forget(addresses: readonly VirtualAddress[]): void {
    if (this.#queue.length === 0) return;
    const gone = new Set(addresses.map(({ prefix }) => prefix.address));
    this.#queue = this.#queue.filter(({ address }) => !gone.has(address));
  }

  close(): void {
    this.#queue = [];
    this.#socket.close();
  }

  #sendSlice(): void {
    const slice = this.#queue.splice(0, SLICE);
    if (slice.length === 0) return;
    for (const { index, error } of this.#socket.send(slice)) {
      this.#log.error(`${slice[index]?.text}: ${error.message}`);
    }
    for (const { text } of slice) this.#log.detail(text);
    if (this.#queue.length > 0) setImmediate(() => this.#sendSlice());
  }

  #announcement({ interface: name, prefix: { address } }: VirtualAddress): Announcement[] {
    const link = this.#links.find(name);
    if (!link?.mac) return [];
    const what = isIPv6(address) ? 'unsolicited Neighbour Advert' : 'gratuitous ARP';
    const frame = announcementFrame(address, link.mac);
    return [{ address, ifindex: link.index, frame, text: `Sending ${what} on ${name} for ${address}` }];
  }
}

function announcementFrame(address: IpAddress, mac: MacAddress): Uint8Array {
  if (isIPv6(address))
    return unsolicitedNeighborAdvertisement({ address, hardwareAddress: mac, router: true });
  return gratuitousArpFrame({ hardwareAddress: macToBytes(mac), protocolAddress: ipToBytes(address) });
}
