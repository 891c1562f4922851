/** A line of a configuration, and what `ip` shows of it on a master. */
type Line = readonly [line: string, shown: string];

/** On eth0 with 10.0.0.11/24 and 2001:db8::11/64, beside eth1 with 10.1.0.11/24. */
export const addresses: readonly Line[] = [
  ['10.0.0.10/24', 'eth0 inet 10.0.0.10/24 scope global secondary eth0'],
  ['10.0.0.20', 'eth0 inet 10.0.0.20/32 scope global eth0'],
  [
    '10.2.0.10/24 brd + label eth0:vip scope link noprefixroute',
    'eth0 inet 10.2.0.10/24 brd 10.2.0.255 scope link noprefixroute eth0:vip',
  ],
  ['10.3.0.10/24 brd - scope 7', 'eth0 inet 10.3.0.10/24 brd 10.3.0.0 scope 7 eth0'],
  ['10.4.0.10/24 brd 10.4.0.200 dev eth1', 'eth1 inet 10.4.0.10/24 brd 10.4.0.200 scope global eth1'],
  ['10.9.0.1 peer 10.9.0.2 dev eth1', 'eth1 inet 10.9.0.1 peer 10.9.0.2/32 scope global eth1'],
  ['239.1.1.1/32 autojoin', 'eth0 inet 239.1.1.1/32 scope global autojoin eth0'],
];

export const excluded: readonly Line[] = [
  ['2001:db8::20/64', 'eth0 inet6 2001:db8::20/64 scope global nodad'],
  ['2001:db8::30', 'eth0 inet6 2001:db8::30/128 scope global nodad deprecated'],
  ['2001:db8::40/64 -nodad', 'eth0 inet6 2001:db8::40/64 scope global'],
  ['2001:db8::50/64 home', 'eth0 inet6 2001:db8::50/64 scope global nodad home'],
  ['2001:db8::60/64 mngtmpaddr', 'eth0 inet6 2001:db8::60/64 scope global nodad mngtmpaddr'],
  ['2001:db8:1::70/64 noprefixroute', 'eth0 inet6 2001:db8:1::70/64 scope global nodad noprefixroute'],
  ['2001:db8::80/64 preferred_lft 0', 'eth0 inet6 2001:db8::80/64 scope global nodad deprecated'],
  ['2001:db8::90/128 preferred_lft forever', 'eth0 inet6 2001:db8::90/128 scope global nodad'],
  [
    '2001:db8::a0 peer 2001:db8::a1',
    'eth0 inet6 2001:db8::a0 peer 2001:db8::a1/128 scope global nodad deprecated',
  ],
  ['10.0.0.30/24', 'eth0 inet 10.0.0.30/24 scope global secondary eth0'],
];

const IPV4_ROUTE = 'via 10.0.0.1 dev eth0';
const KEEPALIVED = 'proto keepalived';

export const routes: readonly Line[] = [
  ['192.168.1.0/24 via 10.0.0.1', `192.168.1.0/24 ${IPV4_ROUTE} ${KEEPALIVED}`],
  ['192.168.2.0/24 dev eth1', `192.168.2.0/24 dev eth1 ${KEEPALIVED}`],
  [
    '192.168.3.0/24 gw 10.0.0.1 src 10.0.0.10 metric 5',
    `192.168.3.0/24 ${IPV4_ROUTE} ${KEEPALIVED} src 10.0.0.10 metric 5`,
  ],
  ['192.168.4.0/24 via 10.0.0.1 table 100', `192.168.4.0/24 ${IPV4_ROUTE} table 100 ${KEEPALIVED}`],
  ['192.168.5.0/24 via 10.0.0.1 table 1000', `192.168.5.0/24 ${IPV4_ROUTE} table 1000 ${KEEPALIVED}`],
  [
    '192.168.6.0/24 via 10.77.0.1 dev eth0 onlink',
    `192.168.6.0/24 via 10.77.0.1 dev eth0 ${KEEPALIVED} onlink`,
  ],
  ['192.168.7.0/24 via 10.0.0.1 tos 0x10', `192.168.7.0/24 tos 0x10 ${IPV4_ROUTE} ${KEEPALIVED}`],
  ['192.168.8.0/24 via 10.0.0.1 no_track protocol static', `192.168.8.0/24 ${IPV4_ROUTE} proto static`],
  ['192.168.9.0/24 dev eth0 scope host', `192.168.9.0/24 dev eth0 ${KEEPALIVED} scope host`],
  ['192.168.10.0/24 via 10.0.0.1 realms 3/4', `192.168.10.0/24 ${IPV4_ROUTE} ${KEEPALIVED} realms 3/4`],
  ['blackhole 192.168.11.0/24', `blackhole 192.168.11.0/24 ${KEEPALIVED}`],
  ['unreachable 192.168.12.0/24', `unreachable 192.168.12.0/24 ${KEEPALIVED}`],
  ['prohibit 192.168.13.0/24', `prohibit 192.168.13.0/24 ${KEEPALIVED}`],
  ['throw 192.168.14.0/24 table 100', `throw 192.168.14.0/24 table 100 ${KEEPALIVED}`],
  [
    'local 192.168.15.1 dev eth0 table 100 scope host',
    `local 192.168.15.1 dev eth0 table 100 ${KEEPALIVED} scope host`,
  ],
  [
    '192.168.16.0/24 via 10.0.0.1 mtu lock 1400 window 5 rtt 300ms rttvar 400ms ssthresh 6 cwnd lock 7',
    `192.168.16.0/24 ${IPV4_ROUTE} ${KEEPALIVED} mtu lock 1400 window 5 rtt 300ms rttvar 400ms ssthresh 6 cwnd lock 7`,
  ],
  [
    '192.168.17.0/24 via 10.0.0.1 advmss 1300 reordering 8 hoplimit 64 initcwnd 9 features ecn rto_min 250ms initrwnd 10 quickack 1 congctl cubic',
    `192.168.17.0/24 ${IPV4_ROUTE} ${KEEPALIVED} advmss 1300 reordering 8 hoplimit 64 initcwnd 9 features ecn rto_min 250ms initrwnd 10 quickack 1 congctl cubic`,
  ],
  [
    '192.168.18.0/24 nexthop via 10.0.0.1 weight 2 nexthop via 10.1.0.1 dev eth1',
    `192.168.18.0/24 ${KEEPALIVED} nexthop via 10.0.0.1 dev eth0 weight 2 nexthop via 10.1.0.1 dev eth1 weight 1`,
  ],
  [
    '192.168.19.0/24 via 10.0.0.1 dev eth0 encap ip id 5 dst 1.2.3.4 src 1.2.3.5 tos 4 ttl 6',
    `192.168.19.0/24 encap ip id 5 src 1.2.3.5 dst 1.2.3.4 ttl 6 tos 4 ${IPV4_ROUTE} ${KEEPALIVED}`,
  ],
  [
    '2001:db8:101::/64 via 2001:db8::1 metric 7',
    `2001:db8:101::/64 via 2001:db8::1 dev eth0 ${KEEPALIVED} metric 7 pref medium`,
  ],
  [
    '2001:db8:102::/64 via 2001:db8::1',
    `2001:db8:102::/64 via 2001:db8::1 dev eth0 ${KEEPALIVED} metric 1024 pref medium`,
  ],
  [
    '2001:db8:103::/64 via 2001:db8::1 pref high',
    `2001:db8:103::/64 via 2001:db8::1 dev eth0 ${KEEPALIVED} metric 1024 pref high`,
  ],
  [
    '2001:db8:104::/64 dev eth1 table 1000',
    `2001:db8:104::/64 dev eth1 table 1000 ${KEEPALIVED} metric 1024 pref medium`,
  ],
  [
    'inet6 - unreachable 2001:db8:105::/64',
    `unreachable 2001:db8:105::/64 dev lo ${KEEPALIVED} metric 1024 pref medium`,
  ],
];

export const rules: readonly Line[] = [
  ['from 10.5.0.0/16 table 100 preference 501', '501: from 10.5.0.0/16 lookup 100 proto keepalived'],
  ['to 10.5.0.0/16 lookup 1000 order 502', '502: from all to 10.5.0.0/16 lookup 1000 proto keepalived'],
  ['not from 10.5.0.1 table 100 priority 503', '503: not from 10.5.0.1 lookup 100 proto keepalived'],
  ['fwmark 0x5/0xff table 100 preference 504', '504: from all fwmark 0x5/0xff lookup 100 proto keepalived'],
  [
    'fwmark 7 tos 0x10 table 100 preference 505',
    '505: from all tos 0x10 fwmark 0x7 lookup 100 proto keepalived',
  ],
  [
    'iif eth1 oif eth0 table 100 preference 506',
    '506: from all iif eth1 oif eth0 lookup 100 proto keepalived',
  ],
  ['uidrange 3-9 table 100 preference 507', '507: from all uidrange 3-9 lookup 100 proto keepalived'],
  [
    'ipproto tcp sport 1-2 dport 3-4 table 100 preference 508',
    '508: from all ipproto tcp sport 1-2 dport 3-4 lookup 100 proto keepalived',
  ],
  ['tunnel-id 5 table 100 preference 509', '509: from all tun_id 5 lookup 100 proto keepalived'],
  [
    'from 10.5.0.0/16 table 100 suppress_prefixlength 8 suppress_ifgroup 5 preference 510',
    '510: from 10.5.0.0/16 lookup 100 suppress_prefixlength 8 suppress_ifgroup 5 proto keepalived',
  ],
  [
    'from 10.5.0.0/16 table 100 realms 3/4 preference 511',
    '511: from 10.5.0.0/16 lookup 100 realms 3/4 proto keepalived',
  ],
  ['inet - l3mdev preference 512', '512: from all lookup [l3mdev-table] proto keepalived'],
  [
    'from 10.5.0.0/16 goto 600 preference 513',
    '513: from 10.5.0.0/16 goto 600 [unresolved] proto keepalived',
  ],
  ['from 10.5.0.0/16 nop preference 514', '514: from 10.5.0.0/16 nop proto keepalived'],
  ['from 10.5.0.0/16 blackhole preference 515', '515: from 10.5.0.0/16 blackhole proto keepalived'],
  ['from 10.5.0.0/16 unreachable preference 516', '516: from 10.5.0.0/16 unreachable proto keepalived'],
  ['from 10.5.0.0/16 prohibit preference 517', '517: from 10.5.0.0/16 prohibit proto keepalived'],
  ['from 10.5.0.0/16 table 100 preference 518 no_track', '518: from 10.5.0.0/16 lookup 100'],
  [
    'from 10.5.0.0/16 table 100 preference 519 no_track protocol 5',
    '519: from 10.5.0.0/16 lookup 100 proto 5',
  ],
  [
    'to 2001:db8:7::/64 table 100 preference 520',
    '520: from all to 2001:db8:7::/64 lookup 100 proto keepalived',
  ],
];

export const statics = {
  addresses: [
    ['10.6.0.10/24 dev eth1', 'eth1 inet 10.6.0.10/24 scope global eth1'],
    ['2001:db8:6::10/64', 'eth0 inet6 2001:db8:6::10/64 scope global nodad'],
  ],
  routes: [['192.168.50.0/24 via 10.1.0.1 dev eth1', `192.168.50.0/24 via 10.1.0.1 dev eth1 ${KEEPALIVED}`]],
  rules: [['from 10.7.0.0/16 table 100 preference 700', '700: from 10.7.0.0/16 lookup 100 proto keepalived']],
} as const satisfies Record<string, readonly Line[]>;
