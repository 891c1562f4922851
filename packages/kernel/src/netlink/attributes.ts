import { Buffer } from 'node:buffer';
import { type Family, type IpAddress, ipToBytes } from '@kaconf/net';
import { type AttrStream, putU8, putU16, putU32, putU64, type StreamData } from 'netlink/dist/structs.js';

/** AF_INET and AF_INET6. */
const FAMILIES = { 4: 2, 6: 10 } as const;

export function addressFamily(family: Family): number {
  return FAMILIES[family];
}

export function familyOfNumber(number: number): Family | undefined {
  if (number === FAMILIES[4]) return 4;
  return number === FAMILIES[6] ? 6 : undefined;
}

/** Writes the attributes of a message one after the other; a value that there is not makes none. */
export class Attributes {
  readonly #out: AttrStream;

  constructor(out: AttrStream) {
    this.#out = out;
  }

  u8(type: number, value: number | undefined): void {
    if (value !== undefined) this.#out.push(type, putU8(value));
  }

  u16(type: number, value: number | undefined): void {
    if (value !== undefined) this.#out.push(type, putU16(value));
  }

  u32(type: number, value: number | undefined): void {
    if (value !== undefined) this.#out.push(type, putU32(value >>> 0));
  }

  /** In network byte order. */
  be64(type: number, value: bigint | undefined): void {
    if (value !== undefined) this.#out.push(type, putU64(value).swap64());
  }

  address(type: number, value: IpAddress | undefined): void {
    if (value !== undefined) this.#out.push(type, ipToBytes(value));
  }

  /** Ended by a NUL. */
  name(type: number, value: string | undefined): void {
    if (value !== undefined) this.#out.push(type, Buffer.from(`${value}\0`));
  }

  bytes(type: number, value: StreamData | undefined): void {
    if (value !== undefined) this.#out.push(type, value);
  }

  nested(type: number, write: (inner: Attributes) => void): void {
    this.#out.push(type, (out: AttrStream) => write(new Attributes(out)));
  }
}
