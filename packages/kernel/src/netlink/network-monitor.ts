import { Buffer } from 'node:buffer';
import { closeSync } from 'node:fs';
import { Protocol } from 'netlink/dist/constants.js';
import { MessageType, MulticastGroups } from 'netlink/dist/rt/gen_structs.js';
import { type NetlinkMessage, parseMessages } from 'netlink/dist/structs.js';
import type { Addon, Watch } from '../addon.ts';
import { errnoOf } from '../errno.ts';
import type { NetworkEvent } from '../kernel.ts';
import { attempt } from '../kernel-error.ts';
import { decodeAddress } from './address-message.ts';
import { decodeLink } from './link-message.ts';
import { DATAGRAM_LENGTH } from './message.ts';

const GROUPS = [MulticastGroups.LINK, MulticastGroups.IPV4_IFADDR, MulticastGroups.IPV6_IFADDR];
/** Under a flood the event loop gets its turn after so many datagrams. */
const TURN = 256;
const NOTHING_LEFT = -errnoOf('EAGAIN');

/** A netlink socket that listens. */
export class NetworkMonitor {
  readonly #addon: Addon;
  readonly #fd: number;
  readonly #watch: Watch;
  readonly #buffer = Buffer.alloc(DATAGRAM_LENGTH);
  readonly #changed: (event: NetworkEvent) => void;
  readonly #overrun: () => void;
  #open = true;

  /** @param overrun events are lost: from here on they are complete again, so look at everything now */
  constructor(
    addon: Addon,
    receiveBuffer: number,
    changed: (event: NetworkEvent) => void,
    overrun: () => void,
  ) {
    this.#addon = addon;
    this.#changed = changed;
    this.#overrun = overrun;
    this.#fd = attempt('open netlink socket', 'for events', () =>
      addon.openNetlinkSocket(Protocol.ROUTE, new Uint32Array(GROUPS), receiveBuffer),
    );
    this.#watch = addon.watch(this.#fd, () => this.#read());
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#addon.unwatch(this.#watch);
    closeSync(this.#fd);
  }

  #read(): void {
    for (let datagrams = 0; datagrams < TURN && this.#open; datagrams++) {
      const length = this.#receive();
      if (length === NOTHING_LEFT) return;
      if (length < 0) {
        this.#startAnew();
        return;
      }
      for (const event of this.#events(length)) this.#changed(event);
    }
  }

  /** What is still queued is older than the gap. After it, nothing is missed. */
  #startAnew(): void {
    while (this.#receive() !== NOTHING_LEFT);
    this.#overrun();
  }

  #receive(): number {
    return this.#addon.receiveMessages(this.#fd, this.#buffer);
  }

  #events(length: number): NetworkEvent[] {
    const messages = parseMessages(this.#buffer.subarray(0, length));
    return messages.map(eventOf).filter((event) => event !== undefined);
  }
}

function eventOf(message: NetlinkMessage): NetworkEvent | undefined {
  const link = decodeLink(message);
  if (link !== undefined) return { type: message.type === MessageType.NEWLINK ? 'link' : 'linkGone', link };
  const address = decodeAddress(message);
  if (address === undefined) return undefined;
  return { type: message.type === MessageType.NEWADDR ? 'address' : 'addressGone', address };
}
