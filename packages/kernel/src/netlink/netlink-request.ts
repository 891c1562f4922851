import { Buffer } from 'node:buffer';
import { Flags, FlagsGet, MessageType } from 'netlink/dist/constants.js';
import { formatMessage, getS32, type NetlinkMessage, type StreamData } from 'netlink/dist/structs.js';
import type { Addon } from '../addon.ts';
import type { Purpose } from '../generic-netlink.ts';
import { attempt, KernelError } from '../kernel-error.ts';
import type { ReceiveBuffer } from '../processes.ts';
import { bytesOf } from './message.ts';
import { NetlinkSocket } from './netlink-socket.ts';

type Decode<T> = (message: NetlinkMessage) => T | undefined;

/** A dump that the kernel marks as torn by a change is asked for again, but not for ever. */
const DUMP_ATTEMPTS = 10;

/** Requests one at a time: each is a plain synchronous call. */
export class NetlinkRequests {
  readonly socket: NetlinkSocket;
  #sequence = 0;
  #port = 0;

  /** @param owner what they are there for, for error messages */
  constructor(addon: Addon, protocol: number, owner: string) {
    this.socket = new NetlinkSocket(addon, protocol, owner);
  }

  /** What the kernel calls this socket, in what it tells others of its doings; 0 until it has answered. */
  get port(): number {
    return this.#port;
  }

  /** @throws KernelError with what the kernel answers */
  perform(purpose: Purpose, type: number, flags: number, body: StreamData): void {
    this.#ask(purpose, type, flags | Flags.ACK, body, () => undefined);
  }

  /** What the kernel has to say of something. `decode` sees each message only during its call. */
  request<T>(purpose: Purpose, type: number, body: StreamData, decode: Decode<T>): T[] {
    return this.#ask(purpose, type, Flags.ACK, body, decode).items;
  }

  /** Everything of a kind. `decode` sees each message only during its call. */
  dump<T>(purpose: Purpose, type: number, body: StreamData, decode: Decode<T>): T[] {
    for (let attempts = 1; ; attempts++) {
      const { items, torn } = this.#ask(purpose, type, FlagsGet.DUMP, body, decode);
      if (!torn || attempts === DUMP_ATTEMPTS) return items;
    }
  }

  /** @throws KernelError EPERM */
  resizeBuffer(buffer: ReceiveBuffer | undefined): void {
    this.socket.resizeBuffer(buffer);
  }

  close(): void {
    this.socket.close();
  }

  #ask<T>(purpose: Purpose, type: number, flags: number, body: StreamData, decode: Decode<T>) {
    const items: T[] = [];
    let torn = false;
    this.#send(purpose, type, flags, body);
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
    this.#sequence = this.socket.nextSequence();
    const header = { type, flags: flags | Flags.REQUEST, seq: this.#sequence, port: 0 };
    const message = Buffer.concat(formatMessage({ ...header, data: bytesOf(body) }));
    attempt(operation, object, () => this.socket.send(message));
  }

  /** The messages of one datagram that answer the last request. */
  #receive({ operation, object }: Purpose): NetlinkMessage[] {
    const messages = this.socket.receive();
    if (typeof messages === 'number') throw new KernelError(-messages, operation, object);
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
