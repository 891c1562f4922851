export { type ArpFrame, type ArpFrameFault, decodeArpFrame, encodeArpFrame } from './arp-frame.ts';
export {
  ARP_HARDWARE,
  ARP_OPERATION,
  ARP_PROTOCOL,
  type ArpFault,
  type ArpPacket,
  decodeArp,
  encodeArp,
} from './arp-packet.ts';
export { type Announcement, gratuitousArp, gratuitousArpFrame } from './gratuitous-arp.ts';
