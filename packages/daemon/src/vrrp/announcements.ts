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

/** Tells the neighbours who has an address now: gratuitous ARP, or unsolicited neighbour advertisements for IPv6. */
export class Announcements {
  readonly #links: Links;
  readonly #log: Log;
  readonly #socket: PacketSocket;

  constructor(kernel: Kernel, links: Links, log: Log) {
    this.#links = links;
    this.#log = log;
    this.#socket = kernel.openPacketSocket();
    log.info('Registering gratuitous ARP shared channel');
  }

  /** Round by round, so that each address has been announced once before any is repeated. */
  send(addresses: readonly VirtualAddress[], repeats: number): void {
    const round = addresses.flatMap((address) => this.#frame(address));
    const batch = Array.from({ length: repeats }, () => round).flat();
    for (const { text } of batch) this.#log.detail(text);
    for (const { index, error } of this.#socket.send(batch)) {
      this.#log.error(`${batch[index]?.text}: ${error.message}`);
    }
  }

  close(): void {
    this.#socket.close();
  }

  #frame({ interface: name, prefix: { address } }: VirtualAddress) {
    const link = this.#links.find(name);
    if (!link?.mac) return [];
    const what = isIPv6(address) ? 'unsolicited Neighbour Advert' : 'gratuitous ARP';
    const frame = announcementFrame(address, link.mac);
    return [{ ifindex: link.index, frame, text: `Sending ${what} on ${name} for ${address}` }];
  }
}

function announcementFrame(address: IpAddress, mac: MacAddress): Uint8Array {
  if (isIPv6(address))
    return unsolicitedNeighborAdvertisement({ address, hardwareAddress: mac, router: true });
  return gratuitousArpFrame({ hardwareAddress: macToBytes(mac), protocolAddress: ipToBytes(address) });
}
