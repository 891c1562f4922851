import { cachedBytes } from './address-cache.ts';
import type { Datagram } from './sockets.ts';

/*
 * A batch is records one behind the other, each aligned to four bytes:
 *
 *    datagram (native/datagram-send.cc)       frame (native/packet-socket.cc)
 *    0  payload length   4  hop limit (2)     0  frame length   4  ifindex
 *                        6  identification (2)
 *    8  source (16)     24  destination (16)  8  the frame
 *   40  the payload
 */
const LENGTH = 0;
const HOP_LIMIT = 4;
const IDENTIFICATION = 6;
const IFINDEX = 4;
const SOURCE = 8;
const DESTINATION = 24;
const DATAGRAM_HEADER = 40;
const FRAME_HEADER = 8;

/** As hop limit: the kernel's choice. */
const DEFAULT_HOP_LIMIT = -1;

/** Holds the longest datagram there is, and hundreds of adverts. */
const CAPACITY = 128 * 1024;

/** The send buffer: writes until it is full, then the caller sends and clears it. Sending is synchronous, so one serves all. */
export class OutgoingRecords {
  readonly bytes = new Uint8Array(CAPACITY);
  readonly #integers = new Uint32Array(this.bytes.buffer);
  readonly #shorts = new Int16Array(this.bytes.buffer);
  #end = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#end = 0;
    this.#count = 0;
  }

  /** False when there is no room left. */
  addDatagram({ source, destination, hopLimit, identification = 0, payload }: Datagram): boolean {
    const start = this.#reserve(DATAGRAM_HEADER, payload);
    if (start === undefined) return false;
    this.#shorts[(start + HOP_LIMIT) / 2] = hopLimit ?? DEFAULT_HOP_LIMIT;
    this.#shorts[(start + IDENTIFICATION) / 2] = identification;
    this.bytes.set(cachedBytes(source), start + SOURCE);
    this.bytes.set(cachedBytes(destination), start + DESTINATION);
    return true;
  }

  /** False when there is no room left. */
  addFrame(ifindex: number, frame: Uint8Array): boolean {
    const start = this.#reserve(FRAME_HEADER, frame);
    if (start === undefined) return false;
    this.#integers[(start + IFINDEX) / 4] = ifindex;
    return true;
  }

  #reserve(header: number, data: Uint8Array): number | undefined {
    const start = this.#end;
    const end = start + header + data.length;
    if (end > CAPACITY) return undefined;
    this.#integers[(start + LENGTH) / 4] = data.length;
    this.bytes.set(data, start + header);
    this.#end = (end + 3) & ~3;
    this.#count++;
    return start;
  }
}
