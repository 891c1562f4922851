import { Buffer } from 'node:buffer';
import type { Encap, IpEncap } from '@kaconf/net';
import type { Attributes } from './attributes.ts';

const RTA_ENCAP_TYPE = 21;
const RTA_ENCAP = 22;
/** LWTUNNEL_ENCAP_*. */
const TYPES = { mpls: 1, ip: 2, ila: 3, ip6: 4 } as const;
const MPLS_IPTUNNEL_DST = 1;
const ILA_ATTR_LOCATOR = 1;
/** LWTUNNEL_IP_*, and LWTUNNEL_IP6_* with other names for the same. */
const LWTUNNEL = { id: 1, dst: 2, src: 3, ttl: 4, tos: 5, flags: 6 } as const;
const BOTTOM_OF_STACK = 1 << 8;

/** RTA_ENCAP and RTA_ENCAP_TYPE. */
export function writeEncap(encap: Encap, out: Attributes): void {
  out.nested(RTA_ENCAP, (inner) => writeTunnel(encap, inner));
  out.u16(RTA_ENCAP_TYPE, TYPES[encap.type]);
}

function writeTunnel(encap: Encap, out: Attributes): void {
  switch (encap.type) {
    case 'mpls':
      out.bytes(MPLS_IPTUNNEL_DST, labelStack(encap.labels));
      break;
    case 'ila':
      out.be64(ILA_ATTR_LOCATOR, encap.locator);
      break;
    default:
      writeIp(encap, out);
  }
}

function writeIp(encap: IpEncap, out: Attributes): void {
  out.be64(LWTUNNEL.id, encap.id);
  out.address(LWTUNNEL.dst, encap.dst);
  out.address(LWTUNNEL.src, encap.src);
  out.u8(LWTUNNEL.tos, encap.tos);
  out.u8(LWTUNNEL.ttl, encap.ttl);
  out.u16(LWTUNNEL.flags, encap.flags);
}

/** RFC 3032 section 2.1: 20 bits of label, 3 of traffic class, the bottom of stack bit, 8 of TTL. */
function labelStack(labels: readonly number[]): Buffer {
  const stack = Buffer.alloc(4 * labels.length);
  labels.forEach((label, index) => {
    const bottom = index === labels.length - 1 ? BOTTOM_OF_STACK : 0;
    stack.writeUInt32BE(((label << 12) | bottom) >>> 0, 4 * index);
  });
  return stack;
}
