import { Buffer } from 'node:buffer';
import { closeSync } from 'node:fs';
import { Flags, FlagsGet, MessageType, Protocol } from 'netlink/dist/constants.js';
import {
  formatMessage,
  getS32,
  type NetlinkMessage,
  parseMessages,
  type StreamData,
} from 'netlink/dist/structs.js';
import type { Addon } from '../addon.ts';
import { attempt, KernelError } from '../kernel-error.ts';
import type { ReceiveBuffer } from '../processes.ts';
import { bytesOf, DATAGRAM_LENGTH } from './message.ts';
import { resizeBuffer } from './receive-buffer.ts';

/** What is asked, for the error when it is refused. */
export interface Purpose {
  readonly operation: string;
  readonly object: string;
}

/** A dump that the kernel marks as torn by a change is asked for again, but not for ever. */
const DUMP_ATTEMPTS = 10;

/** A netlink socket that asks. The kernel answers within send(2), so every request is a plain synchronous call. */
export class NetlinkRequests {
  readonly #addon: Addon;
  readonly #fd: number;
  readonly #buffer = Buffer.alloc(DATAGRAM_LENGTH);
  #sequence = 0;
  #port = 0;

  constructor(addon: Addon) {
    this.#addon = addon;
    this.#fd = attempt('open netlink socket', 'for requests', () =>
      addon.openNetlinkSocket(Protocol.ROUTE, new Uint32Array()),
    );
  }

  /** What the kernel calls this socket, in what it tells others of its doings; 0 until it has answered. */
  get port(): number {
    return this.#port;
  }

  /** @throws KernelError with what the kernel answers */
  perform(purpose: Purpose, type: number, flags: number, body: StreamData): void {
    this.#send(purpose, type, flags | Flags.ACK, body);
    while (!this.#receive(purpose).some((message) => isEnd(purpose, message)));
  }

  /** Everything of a kind. `decode` sees each message only during its call. */
  dump<T>(
    purpose: Purpose,
    type: number,
    body: StreamData,
    decode: (message: NetlinkMessage) => T | undefined,
  ): T[] {
    for (let attempts = 1; ; attempts++) {
      const { items, torn } = this.#dump(purpose, type, body, decode);
      if (!torn || attempts === DUMP_ATTEMPTS) return items;
    }
  }

  /** @throws KernelError EPERM */
  resizeBuffer(buffer: ReceiveBuffer | undefined): void {
    resizeBuffer(this.#addon, this.#fd, 'for requests', buffer);
  }

  close(): void {
    closeSync(this.#fd);
  }

  #dump<T>(
    purpose: Purpose,
    type: number,
    body: StreamData,
    decode: (message: NetlinkMessage) => T | undefined,
  ) {
    const items: T[] = [];
    let torn = false;
    this.#send(purpose, type, FlagsGet.DUMP, body);
    for (let ended = false; !ended; ) {
      for (const message of this.#receive(purpose)) {
        torn ||= (message.flags & Flags.DUMP_INTR) !== 0;
        ended = isEnd(purpose, message);
        const item = ended ? undefined : decode(message);
        if (item !== undefined) items.push(item);
      }
    }
    return { items, torn };
  }

  #send({ operation, object }: Purpose, type: number, flags: number, body: StreamData): void {
    this.#sequence = (this.#sequence % 0xffffffff) + 1;
    const header = { type, flags: flags | Flags.REQUEST, seq: this.#sequence, port: 0 };
    const message = Buffer.concat(formatMessage({ ...header, data: bytesOf(body) }));
    attempt(operation, object, () => this.#addon.sendMessage(this.#fd, message));
  }

  /** The messages of one datagram that answer the last request. */
  #receive({ operation, object }: Purpose): NetlinkMessage[] {
    const length = this.#addon.receiveMessages(this.#fd, this.#buffer);
    if (length < 0) throw new KernelError(-length, operation, object);
    const messages = parseMessages(this.#buffer.subarray(0, length));
    const answers = messages.filter(({ seq }) => seq === this.#sequence);
    this.#port = answers[0]?.port ?? this.#port;
    return answers;
  }
}

/** The last message of an answer begins with 0 or -errno: it is an acknowledgement, a refusal or the end of a dump. */
function isEnd({ operation, object }: Purpose, { type, data }: NetlinkMessage): boolean {
  if (type !== MessageType.ERROR && type !== MessageType.DONE) return false;
  const result = getS32(data.subarray(0, 4));
  if (result !== 0) throw new KernelError(-result, operation, object);
  return true;
}
