import { Buffer } from 'node:buffer';
import { Flags } from 'netlink/dist/constants.js';
import { HEADER_LENGTH, writeU16, writeU32 } from 'netlink/dist/structs.js';

/** genlmsghdr: command, version, 16 bits that are reserved. */
export const GENERIC_HEADER_LENGTH = 4;
/** Of a family's commands; the kernel does not look at it. */
const VERSION = 1;

export function genericHeader(command: number): Uint8Array {
  return Uint8Array.of(command, VERSION, 0, 0);
}

/** One of a batch. */
export interface NumberedRequest {
  readonly sequence: number;
  readonly command: number;
  readonly payload: Uint8Array;
}

/** As they stand in a datagram, one behind the other; only the last one is acknowledged. */
export function encodeBatch(type: number, requests: readonly NumberedRequest[]): Buffer {
  const length = requests.reduce((sum, { payload }) => sum + lengthOf(payload), 0);
  const out = Buffer.alloc(length);
  let at = 0;
  for (const [index, { sequence, command, payload }] of requests.entries()) {
    const acknowledged = index === requests.length - 1 ? Flags.ACK : 0;
    writeU32.call(out, HEADER_LENGTH + GENERIC_HEADER_LENGTH + payload.length, at);
    writeU16.call(out, type, at + 4);
    writeU16.call(out, Flags.REQUEST | acknowledged, at + 6);
    writeU32.call(out, sequence, at + 8);
    out.set(genericHeader(command), at + HEADER_LENGTH);
    out.set(payload, at + HEADER_LENGTH + GENERIC_HEADER_LENGTH);
    at += lengthOf(payload);
  }
  return out;
}

/** With its headers, and what fills it up to a multiple of four. */
export function lengthOf(payload: Uint8Array): number {
  return HEADER_LENGTH + GENERIC_HEADER_LENGTH + ((payload.length + 3) & ~3);
}
