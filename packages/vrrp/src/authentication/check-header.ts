import { ipToBytes } from '@kaconf/net';
import type { Authenticity } from '../instance/authenticity.ts';
import type { Replay } from '../instance/replay.ts';
import { PROTOCOL_VRRP } from '../packet/checksum.ts';
import type { Datagram } from '../router/event.ts';
import { decodeHeader, expectedDigest } from './authentication-header.ts';
import { type Digests, sameOctets } from './digests.ts';

/** Whether who sent it has the password, and has not been heard before: RFC 2402 section 3.4. */
export function checkHeader(
  password: string,
  isUnicast: boolean,
  replay: Replay,
  { source, payload, ipHeader = new Uint8Array() }: Datagram,
  digests: Digests,
): Authenticity {
  const header = decodeHeader(payload);
  if (header?.nextHeader !== PROTOCOL_VRRP) {
    return {
      ok: false,
      reason: 'no VRRP behind AH',
      text: undefined,
    };
  }
  if (!sameOctets(header.digest, expectedDigest(ipHeader, payload, isUnicast, password, digests))) {
    const text = 'IPSEC-AH : invalid IPSEC HMAC-MD5 value. Due to fields mutation or bad password !';
    return { ok: false, reason: 'wrong AH digest', text };
  }
  const own = ipToBytes(source);
  if (!sameOctets(header.spi, own)) {
    const text = `IPSEC AH : invalid IPSEC SPI value. ${number(own)} and expect ${number(header.spi)}`;
    return { ok: false, reason: 'wrong AH SPI', text };
  }
  if (header.sequence <= replay.sequence) {
    const text = `IPSEC-AH : sequence number ${header.sequence} already processed. Packet dropped. Local(${replay.sequence})`;
    return { ok: false, reason: 'replayed AH', text };
  }
  return { ok: true, replay: { ...replay, sequence: header.sequence } };
}

/** keepalived prints the octets as the machine's integer, which is little-endian. */
function number(octets: Uint8Array): number {
  return new DataView(octets.buffer, octets.byteOffset).getUint32(0, true);
}
