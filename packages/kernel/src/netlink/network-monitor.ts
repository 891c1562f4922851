import { Buffer } from 'node:buffer';
import { closeSync } from 'node:fs';
import { Protocol } from 'netlink/dist/constants.js';
import { type NetlinkMessage, parseMessages } from 'netlink/dist/structs.js';
import type { Addon, Watch } from '../addon.ts';
import { errnoOf } from '../errno.ts';
import { attempt } from '../kernel-error.ts';
import type { ReceiveBuffer } from '../processes.ts';
import { DATAGRAM_LENGTH } from './message.ts';
import { resizeBuffer } from './receive-buffer.ts';

/** Under a flood the event loop gets its turn after so many datagrams. */
const TURN = 256;
const NOTHING_LEFT = -errnoOf('EAGAIN');

/** A netlink socket that listens. */
export class NetworkMonitor {
  readonly #addon: Addon;
  readonly #fd: number;
  readonly #watch: Watch;
  readonly #buffer = Buffer.alloc(DATAGRAM_LENGTH);
  readonly #heard: (message: NetlinkMessage) => void;
  readonly #overrun: () => void;
  #open = true;

  /**
   * @param groups RTNLGRP_*
   * @param heard sees each message only during its call
   * @param overrun messages are lost: from here on they are complete again, so look at everything now
   * @param filter drops messages before they reach the socket
   */
  constructor(
    addon: Addon,
    groups: readonly number[],
    heard: (message: NetlinkMessage) => void,
    overrun: () => void,
    filter?: Uint8Array,
  ) {
    this.#addon = addon;
    this.#heard = heard;
    this.#overrun = overrun;
    this.#fd = attempt('open netlink socket', 'for events', () =>
      addon.openNetlinkSocket(Protocol.ROUTE, Uint32Array.from(groups)),
    );
    this.resizeBuffer(undefined);
    if (filter) attempt('attach filter', 'for events', () => addon.attachFilter(this.#fd, filter));
    this.#watch = addon.watch(this.#fd, () => this.#read());
  }

  /** @throws KernelError EPERM */
  resizeBuffer(buffer: ReceiveBuffer | undefined): void {
    resizeBuffer(this.#addon, this.#fd, 'for events', buffer);
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
      for (const message of parseMessages(this.#buffer.subarray(0, length))) this.#heard(message);
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
}
