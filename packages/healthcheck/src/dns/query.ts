import type { DnsPlan } from '../plan/plan.ts';

/*
 * RFC 1035 section 4.1.1: the header.
 *
 *   0  1  2  3  4  5  6  7  8  9  0  1  2  3  4  5
 * +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 * |                      ID                       |
 * |QR|   Opcode  |AA|TC|RD|RA|   Z    |   RCODE   |
 * |                    QDCOUNT                    |
 * |                    ANCOUNT                    |
 * |                    NSCOUNT                    |
 * |                    ARCOUNT                    |
 * +--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+--+
 */
const HEADER_LENGTH = 12;
const RECURSION_DESIRED = 0x0100;
const RESPONSE = 0x8000;
const RCODE = 0x000f;

const TYPES = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  RRSIG: 46,
  DNSKEY: 48,
} as const satisfies Record<DnsPlan['recordType'], number>;
/** The class of the internet. */
const IN = 1;

/** One question (section 4.1.2). @param id 16 bits */
export function encodeQuery(id: number, recordType: DnsPlan['recordType'], name: string): Uint8Array {
  const labels = name.split('.').filter((label) => label !== '');
  const question = labels.flatMap((label) => {
    const octets = [...new TextEncoder().encode(label)];
    return [octets.length & 0xff, ...octets];
  });
  const query = new Uint8Array(HEADER_LENGTH + question.length + 1 + 4);
  const view = new DataView(query.buffer);
  view.setUint16(0, id);
  view.setUint16(2, RECURSION_DESIRED);
  view.setUint16(4, 1);
  query.set(question, HEADER_LENGTH);
  view.setUint16(query.length - 4, TYPES[recordType]);
  view.setUint16(query.length - 2, IN);
  return query;
}

/** The RCODE of an answer to that question, 0 where all is well; undefined for anything else. @param id of the question */
export function decodeResponseCode(id: number, datagram: Uint8Array): number | undefined {
  if (datagram.length < HEADER_LENGTH) return;
  const view = new DataView(datagram.buffer, datagram.byteOffset);
  const flags = view.getUint16(2);
  return view.getUint16(0) === id && flags & RESPONSE ? flags & RCODE : undefined;
}
