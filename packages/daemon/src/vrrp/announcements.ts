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

/** How many frames leave before packets and timers get their turn again: about a millisecond's work. */
const SLICE = 8;

interface Announcement {
  readonly instance: string;
  readonly address: VirtualAddress;
  /** Of its round: the later ones only repeat it. */
  readonly first: boolean;
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
  send(instance: string, addresses: readonly VirtualAddress[], repeats: number): void {
    for (let round = 0; round < repeats; round++) {
      for (const address of addresses) this.#queue.push({ instance, address, first: round === 0 });
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
    for (const { queued, sending } of frames) {
      if (queued !== undefined) this.#log.detail(queued);
      this.#log.detail(sending);
    }
    for (const { index, error } of failures) this.#log.error(`${frames[index]?.sending}: ${error.message}`);
  }

  #nextTurn(): void {
    this.#allowance = SLICE;
    this.#sendSlice();
  }

  #frame({ instance, address: { interface: name, prefix }, first }: Announcement) {
    const { address } = prefix;
    const link = this.#links.find(name);
    if (!link?.mac) return [];
    const [one, many] = isIPv6(address) ? NEIGHBOUR_ADVERT : GRATUITOUS_ARP;
    const queued = first ? `(${instance}) Sending/queueing ${many} on ${name} for ${address}` : undefined;
    const sending = `Sending ${one} on ${name} for ${address}`;
    return [{ ifindex: link.index, frame: announcementFrame(address, link.mac), queued, sending }];
  }
}

/** What keepalived calls one of them, and several. */
const GRATUITOUS_ARP = ['gratuitous ARP', 'gratuitous ARPs'] as const;
const NEIGHBOUR_ADVERT = ['unsolicited Neighbour Advert', 'Unsolicited Neighbour Adverts'] as const;

function announcementFrame(address: IpAddress, mac: MacAddress): Uint8Array {
  if (isIPv6(address))
    return unsolicitedNeighborAdvertisement({ address, hardwareAddress: mac, router: true });
  return gratuitousArpFrame({ hardwareAddress: macToBytes(mac), protocolAddress: ipToBytes(address) });
}
