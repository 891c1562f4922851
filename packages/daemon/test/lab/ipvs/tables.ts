import type { Destination, Table } from '@kaconf/ipvs';
import { destination, endpoint, netmask, service, tcp, udp } from '../../../../ipvs/test/literal.ts';

function tunnel(
  text: string,
  type: Destination['tunnel']['type'],
  rest: Partial<Destination['tunnel']> = {},
) {
  return destination(text, { method: 'TUN', tunnel: { type, port: 0, checksum: 'nocsum', ...rest } });
}

const [ONEPACKET, SCHED1, SCHED2] = [0x04, 0x08, 0x10];

/** Of everything one. */
export const everything: Table = [
  {
    service: service(tcp('10.0.0.1:80')),
    destinations: [
      destination('192.168.0.1:8080', { weight: 65535 }),
      destination('192.168.0.2:8080', { weight: 0, upperThreshold: 100, lowerThreshold: 50 }),
      destination('192.168.0.3:80', { method: 'DR' }),
      tunnel('192.168.0.4:80', 'ipip'),
      tunnel('192.168.0.5:80', 'gue', { port: 6080, checksum: 'csum' }),
      tunnel('192.168.0.6:80', 'gre', { checksum: 'csum' }),
    ],
  },
  {
    service: service(tcp('10.0.0.1:0'), { persistence: 300, granularity: netmask('255.255.255.0') }),
    destinations: [destination('192.168.0.1:0', { method: 'DR' })],
  },
  {
    service: service(udp('10.0.0.1:5060'), {
      scheduler: 'rr',
      persistence: 50,
      flags: ONEPACKET,
      persistenceEngine: 'sip',
    }),
    destinations: [],
  },
  {
    service: service({ type: 'address', protocol: 'SCTP', ...endpoint('10.0.0.1:80') }, { scheduler: 'wrr' }),
    destinations: [],
  },
  {
    service: service(tcp('[2001:db8::1]:443'), { scheduler: 'sh', flags: SCHED1 | SCHED2 }),
    destinations: [destination('[2001:db8::2]:443'), tunnel('192.168.0.9:443', 'ipip')],
  },
  {
    service: service({ type: 'fwmark', family: 4, fwmark: 7 }, { scheduler: 'mh', flags: SCHED1 }),
    destinations: [destination('192.168.0.1:0', { method: 'DR', weight: 5 })],
  },
  {
    service: service({ type: 'fwmark', family: 6, fwmark: 7 }, { persistence: 60, granularity: 64 }),
    destinations: [destination('[2001:db8::2]:0', { method: 'DR' })],
  },
];

/** The same keys, the rest otherwise, and some that come and go. */
export const edited: Table = [
  {
    service: service(tcp('10.0.0.1:80'), { scheduler: 'sed', persistence: 10 }),
    destinations: [
      destination('192.168.0.1:8080', { weight: 2 }),
      destination('192.168.0.3:80', { weight: 3 }),
      tunnel('192.168.0.4:80', 'gre', { checksum: 'csum' }),
      tunnel('192.168.0.6:80', 'ipip'),
      destination('192.168.0.7:80'),
    ],
  },
  {
    service: service(udp('10.0.0.1:5060'), { scheduler: 'wlc' }),
    destinations: [destination('192.168.0.8:5060')],
  },
  { service: service({ type: 'fwmark', family: 6, fwmark: 7 }), destinations: [] },
];

/** As many services with as many servers each. */
export function crowd(services: number, servers: number): Table {
  return Array.from({ length: services }, (_, i) => ({
    service: service(tcp(`10.${i >> 8}.${i & 255}.1:80`)),
    destinations: Array.from({ length: servers }, (_, j) =>
      destination(`192.${i >> 8}.${i & 255}.${j + 1}:80`),
    ),
  }));
}
