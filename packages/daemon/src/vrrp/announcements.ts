import type { Kernel, PacketSocket } from '@kaconf/kernel';
import {
  type IpAddress,
  ipToBytes,
  isIPv6,
  type MacAddress,
  macToBytes,
  unsolicitedNeighborAdvertisement,
} from '@kaconf/net';
import { type Announce, queueingText, type VirtualAddress } from '@kaconf/vrrp';
import { gratuitousArpFrame } from 'arp-packet';
import type { Log } from '../logging/logger.ts';
import type { Links } from './links.ts';

/** How many frames leave before packets and timers get their turn again: about a millisecond's work. */
const SLICE = 8;

interface Announcement {
  readonly address: VirtualAddress;
  /** What the log hears before it: the later ones of a burst only repeat it. */
  readonly introduction: string | undefined;
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
  /** What is left of this turn's slice. */
  #allowance = SLICE;

  constructor(kernel: Kernel, links: Links, log: Log) {
    this.#links = links;
    this.#log = log;
    this.#socket = kernel.openPacketSocket();
    log.info('Registering gratuitous ARP shared channel');
  }

  /** Round by round, so that each address has been announced once before any is repeated. */
  send({ instance, addresses, repeats, waited }: Announce): void {
    for (let round = 0; round < repeats; round++) {
      for (const address of addresses) {
        const introduced = waited || round > 0;
        const introduction = introduced ? undefined : queueingText(instance, address).text;
        this.#queue.push({ address, introduction });
      }
    }
    this.#sendSlice();
  }

  /** What has been given up is not announced any more. */
  forget(addresses: readonly VirtualAddress[]): void {
    if (this.#queue.length === 0) return;
    const gone = new Set(addresses);
    this.#queue = this.#queue.filter(({ address }) => !gone.has(address));
  }

  close(): void {
    this.#queue = [];
    this.#socket.close();
  }

  #sendSlice(): void {
    const slice = this.#queue.splice(0, this.#allowance);
    if (slice.length === 0) return;
    if (this.#allowance === SLICE) setImmediate(() => this.#nextTurn());
    this.#allowance -= slice.length;
    const frames = slice.flatMap((announcement) => this.#frame(announcement));
    const failures = this.#socket.send(frames);
    for (const { introduction, sending } of frames) {
      if (introduction !== undefined) this.#log.detail(introduction);
      this.#log.detail(sending);
    }
    for (const { index, error } of failures) this.#log.error(`${frames[index]?.sending}: ${error.message}`);
  }

  #nextTurn(): void {
    this.#allowance = SLICE;
    this.#sendSlice();
  }

  #frame({ address: { interface: name, prefix }, introduction }: Announcement) {
    const { address } = prefix;
    const link = this.#links.find(name);
    if (!link?.mac) return [];
    const what = isIPv6(address) ? 'unsolicited Neighbour Advert' : 'gratuitous ARP';
    const sending = `Sending ${what} on ${name} for ${address}`;
    return [{ ifindex: link.index, frame: announcementFrame(address, link.mac), introduction, sending }];
  }
}

function announcementFrame(address: IpAddress, mac: MacAddress): Uint8Array {
  if (isIPv6(address))
    return unsolicitedNeighborAdvertisement({ address, hardwareAddress: mac, router: true });
  return gratuitousArpFrame({ hardwareAddress: macToBytes(mac), protocolAddress: ipToBytes(address) });
}
