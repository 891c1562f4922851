import type { Family } from '@kaconf/net';
import { filler } from '../probe/filler.ts';

/*
 * RFC 792 and RFC 4443 section 4: echo request and reply.
 *
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Type      |     Code      |          Checksum             |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |           Identifier          |        Sequence Number        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |     Data ...
 */
const HEADER_LENGTH = 8;
const DATA = filler(128);
export const LONGEST_ECHO = HEADER_LENGTH + DATA.length;

const TYPES = { 4: { request: 8, reply: 0 }, 6: { request: 128, reply: 129 } } as const;

/** The kernel fills in the identifier and the checksum. @param sequence 16 bits */
export function encodeEcho(family: Family, sequence: number): Uint8Array {
  const echo = new Uint8Array(LONGEST_ECHO);
  echo[0] = TYPES[family].request;
  new DataView(echo.buffer).setUint16(6, sequence);
  echo.set(DATA, HEADER_LENGTH);
  return echo;
}

/** Why a datagram is no reply to the echo request with that sequence number; undefined when it is. */
export function echoFault(family: Family, sequence: number, datagram: Uint8Array): string | undefined {
  const name = family === 4 ? 'ICMP' : 'ICMPv6';
  if (datagram.length < HEADER_LENGTH) return `Error, got short ${name} packet, ${datagram.length} bytes`;
  const type = datagram[0] ?? 0;
  if (type !== TYPES[family].reply) return `Got ${name} packet with type 0x${type.toString(16)}`;
  const received = new DataView(datagram.buffer, datagram.byteOffset).getUint16(6);
  if (received === sequence) return;
  return `Ping reply expected seq no ${sequence}, received ${received}`;
}
