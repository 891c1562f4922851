import type { Kernel, Link, PacketSocket } from '@kaconf/kernel';
import {
  type Family,
  familyOf,
  type IpAddress,
  ipToBytes,
  isIPv6,
  type MacAddress,
  macToBytes,
  unsolicitedNeighborAdvertisement,
} from '@kaconf/net';
import { type Announce, queueingText, type RouterPlan, type VirtualAddress } from '@kaconf/vrrp';
import { gratuitousArpFrame } from 'arp-packet';
import type { HeldLog } from '../../logging/held-log.ts';
import { Forwarding } from './forwarding.ts';
import type { Links } from './links.ts';

/** How many frames leave before packets and timers get their turn again: less than a millisecond's work. */
const SLICE = 32;

const CHANNELS = [
  [4, 'ARP'],
  [6, 'NDISC'],
] as const;

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
  readonly forwarding: Forwarding;
  readonly #families = new Set<Family>();
  #queue: Announcement[] = [];
  /** What is left of this turn's slice. */
  #allowance = SLICE;

  constructor(kernel: Kernel, links: Links, log: HeldLog) {
    this.#links = links;
    this.#log = log;
    this.#socket = kernel.openPacketSocket();
    this.forwarding = new Forwarding(kernel);
  }

  /** Tells the log of what keepalived opens for the addresses of a plan. */
  greet({ instances }: RouterPlan): void {
    const all = instances.flatMap(({ virtualAddresses, excludedAddresses }) => [
      ...virtualAddresses,
      ...excludedAddresses,
    ]);
    for (const [family, name] of CHANNELS) {
      const isNew = !this.#families.has(family);
      if (!isNew || !all.some(({ prefix }) => familyOf(prefix.address) === family)) continue;
      this.#families.add(family);
      this.#log.detail(`Registering gratuitous ${name} shared channel`);
    }
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
    const frame = this.#frame(this.#below(link), prefix.address, link.mac);
    return [{ address, ifindex: link.index, frame, texts }];
  }

  /** What the kernel does with packets is decided below a virtual router's own interface. */
  #below({ name, kind, base }: Link): string {
    const isOnTop = kind === 'macvlan' || kind === 'ipvlan';
    return (isOnTop && base !== undefined && this.#links.name(base)) || name;
  }

  #frame(interfaceName: string, address: IpAddress, mac: MacAddress): Uint8Array {
    if (isIPv6(address)) {
      const router = this.forwarding.on(interfaceName);
      return unsolicitedNeighborAdvertisement({ address, hardwareAddress: mac, router });
    }
    return gratuitousArpFrame({ hardwareAddress: macToBytes(mac), protocolAddress: ipToBytes(address) });
  }
}

function introduce(instance: string, announcement: Announcement): Announcement {
  const introduction = queueingText(instance, announcement.address).text;
  return { ...announcement, texts: [introduction, ...announcement.texts] };
}
