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
import { Forwarding } from './forwarding.ts';
import type { HeldLog } from './held-log.ts';
import type { Links } from './links.ts';

/** How many frames leave before packets and timers get their turn again: less than a millisecond's work. */
const SLICE = 32;

interface Announcement {
  readonly address: VirtualAddress;
  readonly ifindex: number;
  readonly frame: Uint8Array;
  /** What the log says of it. */
  readonly texts: readonly string[];
}

/**
 * Tells the neighbours who has an address now: gratuitous ARP, or unsolicited neighbour advertisements for IPv6. The first
 * ones leave at once, a crowd of them in slices, so that adverts keep their time meanwhile.
 */
export class Announcements {
  readonly #links: Links;
  readonly #log: HeldLog;
  readonly #socket: PacketSocket;
  readonly #forwarding: Forwarding;
  #queue: Announcement[] = [];
  /** What is left of this turn's slice. */
  #allowance = SLICE;

  constructor(kernel: Kernel, links: Links, log: HeldLog) {
    this.#links = links;
    this.#log = log;
    this.#socket = kernel.openPacketSocket();
    this.#forwarding = new Forwarding(kernel);
    log.info('Registering gratuitous ARP shared channel');
  }

  /** Round by round, so that each address has been announced once before any is repeated. */
  send({ instance, addresses, repeats, waited }: Announce): void {
    const round = addresses.flatMap((address) => this.#announcement(address));
    for (let count = 0; count < repeats; count++) {
      const introduced = waited || count > 0;
      this.#queue.push(...(introduced ? round : round.map((one) => introduce(instance, one))));
    }
    this.#sendSlice();
  }

  /** Whether some still wait for their turn. */
  get isBusy(): boolean {
    return this.#queue.length > 0;
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
    const present = slice.filter(({ ifindex }) => this.#links.name(ifindex) !== undefined);
    const failures = this.#socket.send(present);
    for (const { texts } of present) for (const text of texts) this.#log.detail(text);
    for (const { index, error } of failures) {
      this.#log.error(`${present[index]?.texts.at(-1)}: ${error.message}`);
    }
  }

  #nextTurn(): void {
    this.#allowance = SLICE;
    this.#log.after(() => this.#sendSlice());
  }

  #announcement(address: VirtualAddress): Announcement[] {
    const { interface: name, prefix } = address;
    const link = this.#links.find(name);
    if (!link?.mac) return [];
    const what = isIPv6(prefix.address) ? 'unsolicited Neighbour Advert' : 'gratuitous ARP';
    const texts = [`Sending ${what} on ${name} for ${prefix.address}`];
    return [{ address, ifindex: link.index, frame: this.#frame(name, prefix.address, link.mac), texts }];
  }

  #frame(interfaceName: string, address: IpAddress, mac: MacAddress): Uint8Array {
    if (isIPv6(address)) {
      const router = this.#forwarding.on(interfaceName);
      return unsolicitedNeighborAdvertisement({ address, hardwareAddress: mac, router });
    }
    return gratuitousArpFrame({ hardwareAddress: macToBytes(mac), protocolAddress: ipToBytes(address) });
  }
}

function introduce(instance: string, announcement: Announcement): Announcement {
  const introduction = queueingText(instance, announcement.address).text;
  return { ...announcement, texts: [introduction, ...announcement.texts] };
}
