import { Buffer } from 'node:buffer';
import { closeSync } from 'node:fs';
import { type NetlinkMessage, parseMessages } from 'netlink/dist/structs.js';
import type { Addon } from '../addon.ts';
import { attempt } from '../kernel-error.ts';
import type { ReceiveBuffer } from '../processes.ts';
import { DATAGRAM_LENGTH } from './message.ts';
import { resizeBuffer } from './receive-buffer.ts';

/** A netlink socket that asks: the kernel works, and answers, within send(2). */
export class NetlinkSocket {
  readonly #addon: Addon;
  readonly #fd: number;
  readonly #owner: string;
  readonly #buffer = Buffer.alloc(DATAGRAM_LENGTH);
  #sequence = 0;

  /** @param owner what it is there for, for error messages */
  constructor(addon: Addon, protocol: number, owner: string) {
    this.#addon = addon;
    this.#owner = owner;
    this.#fd = attempt('open netlink socket', owner, () =>
      addon.openNetlinkSocket(protocol, new Uint32Array()),
    );
  }

  /** Never 0, which marks what nobody has asked for. */
  nextSequence(): number {
    this.#sequence = (this.#sequence % 0xffffffff) + 1;
    return this.#sequence;
  }

  /** One message or more. @throws Error with the errno of send(2) */
  send(messages: Uint8Array): void {
    this.#addon.sendMessage(this.#fd, messages);
  }

  /** The messages of the next datagram, until the next call, or -errno: -EAGAIN when there is none. */
  receive(): readonly NetlinkMessage[] | number {
    const length = this.#addon.receiveMessages(this.#fd, this.#buffer);
    return length < 0 ? length : parseMessages(this.#buffer.subarray(0, length));
  }

  /** @throws KernelError EPERM */
  resizeBuffer(buffer: ReceiveBuffer | undefined): void {
    resizeBuffer(this.#addon, this.#fd, this.#owner, buffer);
  }

  close(): void {
    closeSync(this.#fd);
  }
}
