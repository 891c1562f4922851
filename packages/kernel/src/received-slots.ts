import { Buffer } from 'node:buffer';
import { type Family, micros } from '@kaconf/net';
import { cachedAddress } from './address-cache.ts';
import type { ReceivedDatagram } from './sockets.ts';

/*
 * One datagram as native/datagram-batch.h has it:
 *
 *    0  time, µs of CLOCK_MONOTONIC (double)
 *    8  ifindex             12  hop limit
 *   16  payload offset      20  payload length      (offset from the start of the slot)
 *   24  source (16)         40  destination (16)
 *   56  the datagram (4352), for IPv4 with its header
 *
 * Numbers are in the machine's order, which is little-endian on all that kaconf runs on.
 */
const SLOT_LENGTH = 4408;
const TIME = 0;
const IFINDEX = 8;
const HOP_LIMIT = 12;
const PAYLOAD_OFFSET = 16;
const PAYLOAD_LENGTH = 20;
const SOURCE = 24;
const DESTINATION = 40;

const DATA = 56;

const AUTHENTICATION_HEADER = 51;

/** As many as native/datagram-batch.h fills; pages of slots that are never used are never touched. */
const SLOTS = 64;

/** The receive buffer of one socket. */
export class ReceivedSlots {
  readonly bytes = Buffer.alloc(SLOTS * SLOT_LENGTH);
  readonly #addressLength: number;
  readonly #withHeader: boolean;

  constructor(family: Family, protocol: number) {
    this.#addressLength = family === 4 ? 4 : 16;
    this.#withHeader = family === 4 && protocol === AUTHENTICATION_HEADER;
  }

  /** The first `count` slots. Their payloads are views, valid until the next reception. */
  read(count: number): ReceivedDatagram[] {
    return Array.from({ length: count }, (_, slot) => this.#datagram(slot * SLOT_LENGTH));
  }

  #datagram(start: number): ReceivedDatagram {
    const bytes = this.bytes;
    const payload = bytes.byteOffset + start + bytes.readInt32LE(start + PAYLOAD_OFFSET);
    return {
      ifindex: bytes.readInt32LE(start + IFINDEX),
      source: cachedAddress(bytes, start + SOURCE, this.#addressLength),
      destination: cachedAddress(bytes, start + DESTINATION, this.#addressLength),
      hopLimit: bytes.readInt32LE(start + HOP_LIMIT),
      payload: new Uint8Array(bytes.buffer, payload, bytes.readInt32LE(start + PAYLOAD_LENGTH)),
      time: micros(bytes.readDoubleLE(start + TIME)),
      ...(this.#withHeader && { header: bytes.subarray(start + DATA, payload - bytes.byteOffset) }),
    };
  }
}
