import type { Names } from './names.ts';

/** What names stand for where nobody has changed the files that iproute2 and the system come with. */
export const USUAL_NAMES: Names = {
  rt_tables: table('253 default  254 main  255 local  0 unspec'),
  rt_protos: table(`
    0 none  0 unspec  1 redirect  2 kernel  3 boot  4 static  8 gated  9 ra  10 mrt  11 zebra  12 bird
    13 dnrouted  14 xorp  15 ntk  16 dhcp  18 keepalived  42 babel  99 openr  186 bgp  187 isis  188 ospf
    189 rip  192 eigrp
  `),
  rt_scopes: table('0 global  200 site  253 link  254 host  255 nowhere'),
  rt_dsfield: table(`
    0x00 default  0x28 AF11  0x30 AF12  0x38 AF13  0x48 AF21  0x50 AF22  0x58 AF23  0x68 AF31  0x70 AF32
    0x78 AF33  0x88 AF41  0x90 AF42  0x98 AF43  0x20 CS1  0x40 CS2  0x60 CS3  0x80 CS4  0xA0 CS5  0xC0 CS6
    0xE0 CS7  0xB8 EF  0x04 LE  0xB0 VOICE-ADMIT
  `),
  rt_realms: table('0 cosmos'),
  group: table('0 default'),
  protocols: table(`
    0 ip  0 IP  1 icmp  1 ICMP  2 igmp  2 IGMP  4 ipencap  4 IP-ENCAP  6 tcp  6 TCP  8 egp  8 EGP  17 udp  17 UDP
    27 rdp  27 RDP  33 dccp  33 DCCP  41 ipv6  41 IPv6  46 rsvp  46 RSVP  47 gre  47 GRE  50 esp  50 IPSEC-ESP
    51 ah  51 IPSEC-AH  58 ipv6-icmp  58 IPv6-ICMP  88 eigrp  88 EIGRP  89 ospf  89 OSPFIGP  94 ipip  94 IPIP
    97 etherip  97 ETHERIP  103 pim  103 PIM  108 ipcomp  108 IPCOMP  112 vrrp  112 VRRP  115 l2tp  115 L2TP
    132 sctp  132 SCTP  136 udplite  136 UDPLite  137 mpls-in-ip  137 MPLS-in-IP  262 mptcp  262 MPTCP
  `),
};

/** Of numbers and names in turn. */
function table(text: string): ReadonlyMap<string, number> {
  const pairs = text.matchAll(/(\S+)\s+(\S+)/g);
  return new Map([...pairs].map(([, number, name]) => [name as string, Number(number)]));
}
