import type { Phase, Row } from '../../src/virtual-servers/traffic/row.ts';

type Told = Row & { readonly answers: Readonly<Record<Phase, string>> };

const SIX = 6;
const times = (count: number, what: string): string[] => Array.from({ length: count }, () => what);

/** @param rest `told` is who answers in each of the four phases, as it was heard of keepalived 2.2.7 */
function row(
  name: string,
  rest: Omit<Row, 'name' | 'family'> & { family?: 6; told: readonly [string, string, string, string] },
): Told {
  const { told, ...its } = rest;
  const [all, without, dead, back] = told;
  return {
    name,
    family: 4,
    ...its,
    answers: { 'all serve': all, 'two is dead': without, 'all are dead': dead, 'all are back': back },
  };
}

function tcp(address: string, count = SIX): string[] {
  return times(count, `tcp ${address} 80`);
}

const weights = (...all: readonly number[]) => all.map((weight) => [`weight ${weight}`]);

export const rows: readonly Told[] = [
  row('NAT: rr has servers take turns', {
    head: '10.1.0.1 80',
    statements: ['lb_algo rr', 'lb_kind NAT', 'protocol TCP'],
    port: 80,
    asks: tcp('10.1.0.1'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('NAT: wrr by weights of 3, 1 and 2', {
    head: '10.1.0.2 80',
    statements: ['lb_algo wrr', 'lb_kind NAT', 'protocol TCP'],
    servers: weights(3, 1, 2),
    port: 80,
    asks: tcp('10.1.0.2', 12),
    told: [
      'three two one one three one three two one one three one',
      'three one three one one three one three one one three one',
      'sorry sorry sorry sorry sorry sorry sorry sorry sorry sorry sorry sorry',
      'three two one one three one three two one one three one',
    ],
  }),
  row('NAT: sh sticks', {
    head: '10.1.0.3 80',
    statements: ['lb_algo sh', 'lb_kind NAT', 'protocol TCP'],
    port: 80,
    asks: tcp('10.1.0.3', 4),
    told: ['one one one one', 'three three three three', 'sorry sorry sorry sorry', 'one one one one'],
  }),
  row('NAT: mh sticks', {
    head: '10.1.0.4 80',
    statements: ['lb_algo mh', 'lb_kind NAT', 'protocol TCP'],
    port: 80,
    asks: tcp('10.1.0.4', 4),
    told: ['two two two two', 'three three three three', 'sorry sorry sorry sorry', 'two two two two'],
  }),
  row('NAT: fo takes the heaviest', {
    head: '10.1.0.5 80',
    statements: ['lb_algo fo', 'lb_kind NAT', 'protocol TCP'],
    servers: weights(1, 9, 5),
    port: 80,
    asks: tcp('10.1.0.5', 3),
    told: ['two two two', 'three three three', 'sorry sorry sorry', 'two two two'],
  }),
  row('NAT: what has the same mark goes to the same server, whatever its address and its port', {
    head: 'fwmark 7',
    statements: ['lb_algo rr', 'lb_kind NAT', 'persistence_timeout 60'],
    asks: ['tcp 10.1.0.6 80', 'tcp 10.1.0.7 443', 'tcp 10.1.0.7 80', 'udp 10.1.0.6 5060'],
    told: [
      'three three three three',
      'three three three three',
      'sorry sorry sorry sorry',
      'three three three three',
    ],
  }),
  row('NAT: persistence sticks', {
    head: '10.1.0.8 80',
    statements: ['lb_algo rr', 'lb_kind NAT', 'protocol TCP', 'persistence_timeout 60'],
    port: 80,
    asks: tcp('10.1.0.8', 4),
    told: [
      'three three three three',
      'three three three three',
      'sorry sorry sorry sorry',
      'three three three three',
    ],
  }),
  row('NAT, UDP: rr', {
    head: '10.1.0.1 5060',
    statements: ['lb_algo rr', 'lb_kind NAT', 'protocol UDP'],
    port: 5060,
    asks: times(SIX, 'udp 10.1.0.1 5060'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('NAT, IPv6: rr', {
    family: 6,
    head: 'fd01::1 80',
    statements: ['lb_algo rr', 'lb_kind NAT', 'protocol TCP'],
    port: 80,
    asks: tcp('fd01::1'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('NAT, IPv6, UDP: rr', {
    family: 6,
    head: 'fd01::1 5060',
    statements: ['lb_algo rr', 'lb_kind NAT', 'protocol UDP'],
    port: 5060,
    asks: times(SIX, 'udp fd01::1 5060'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('NAT: a server without weight gets no connection', {
    head: '10.1.0.9 80',
    statements: ['lb_algo wrr', 'lb_kind NAT', 'protocol TCP'],
    servers: weights(0, 1, 1),
    port: 80,
    asks: tcp('10.1.0.9', 4),
    told: [
      'three two three two',
      'three three three three',
      'sorry sorry sorry sorry',
      'three two three two',
    ],
  }),
  row('NAT: one that inhibits stays without weight', {
    head: '10.1.0.10 80',
    statements: ['lb_algo wrr', 'lb_kind NAT', 'protocol TCP', 'inhibit_on_failure'],
    port: 80,
    asks: tcp('10.1.0.10'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('NAT: the sorry server serves without a quorum', {
    head: '10.1.0.11 80',
    statements: ['lb_algo rr', 'lb_kind NAT', 'protocol TCP', 'quorum 3'],
    port: 80,
    asks: tcp('10.1.0.11', 3),
    told: ['three two one', 'sorry sorry sorry', 'sorry sorry sorry', 'three two one'],
  }),
  row('NAT: each address of a group schedules for itself', {
    before: 'virtual_server_group range {\n    10.1.0.20-22 80\n}',
    head: 'group range',
    statements: ['lb_algo rr', 'lb_kind NAT', 'protocol TCP'],
    port: 80,
    asks: ['20', '21', '22', '20', '20', '21'].map((last) => `tcp 10.1.0.${last} 80`),
    told: [
      'three three three two one two',
      'three one one one three three',
      'sorry sorry sorry sorry sorry sorry',
      'three three three two one two',
    ],
  }),
  row('DR: rr', {
    head: '10.2.0.1 80',
    statements: ['lb_algo rr', 'lb_kind DR', 'protocol TCP'],
    port: 80,
    asks: tcp('10.2.0.1'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('DR, UDP: rr', {
    head: '10.2.0.1 5060',
    statements: ['lb_algo rr', 'lb_kind DR', 'protocol UDP'],
    port: 5060,
    asks: times(SIX, 'udp 10.2.0.1 5060'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('DR, UDP: one packet is scheduled at a time', {
    head: '10.2.0.3 5060',
    statements: ['lb_algo rr', 'lb_kind DR', 'protocol UDP', 'ops'],
    port: 5060,
    asks: times(SIX, 'udp 10.2.0.3 5060'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('DR, IPv6: rr', {
    family: 6,
    head: 'fd02::1 80',
    statements: ['lb_algo rr', 'lb_kind DR', 'protocol TCP'],
    port: 80,
    asks: tcp('fd02::1'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('DR: by a mark, two ports of one address take turns together', {
    head: 'fwmark 8',
    statements: ['lb_algo rr', 'lb_kind DR'],
    asks: [80, 443, 80, 443].map((port) => `tcp 10.2.0.5 ${port}`),
    told: ['three two one three', 'one three one three', 'sorry sorry sorry sorry', 'three two one three'],
  }),
  row('TUN: ipip', {
    head: '10.2.0.2 80',
    statements: ['lb_algo rr', 'lb_kind TUN', 'protocol TCP'],
    port: 80,
    asks: tcp('10.2.0.2'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('TUN, UDP: ipip', {
    head: '10.2.0.2 5060',
    statements: ['lb_algo rr', 'lb_kind TUN', 'protocol UDP'],
    port: 5060,
    asks: times(SIX, 'udp 10.2.0.2 5060'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('TUN, IPv6: ip6ip6', {
    family: 6,
    head: 'fd02::2 80',
    statements: ['lb_algo rr', 'lb_kind TUN', 'protocol TCP'],
    port: 80,
    asks: tcp('fd02::2'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('TUN: gue', {
    head: '10.2.0.3 80',
    statements: ['lb_algo rr', 'lvs_method TUN type gue port 6080', 'protocol TCP'],
    port: 80,
    asks: tcp('10.2.0.3'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
  row('TUN: gre', {
    head: '10.2.0.4 80',
    statements: ['lb_algo rr', 'lvs_method TUN type gre', 'protocol TCP'],
    port: 80,
    asks: tcp('10.2.0.4'),
    told: [
      'three two one three two one',
      'three one three one three one',
      'sorry sorry sorry sorry sorry sorry',
      'three two one three two one',
    ],
  }),
];
