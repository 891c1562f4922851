/** What 2.4.3 prints and ends with, FILE being the configuration, of what the machine has and of what names something else. */
export const machineCases: [what: string, text: string, status: number, ...lines: string[]][] = [
  [
    'a BFD session whose neighbour is none: no more is said of it',
    `bfd_instance peer {
 neighbor_ip nobody
 min_rx 0
 ttl 300
}
`,
    5,
    '(FILE: Line 2) Configuration error: BFD instance peer has malformed neighbor address nobody, ignoring instance',
  ],
  [
    'what a checker names and nobody defines',
    `track_file load {
 file /tmp/load
}
bfd_instance peer {
 neighbor_ip 10.0.0.2
}
virtual_server 10.0.0.1 80 {
 lvs_sched rr
 lvs_method NAT
 protocol TCP
 real_server 10.1.0.1 80 {
  FILE_CHECK {
   track_file nothing
  }
  FILE_CHECK {
   track_file load
  }
  BFD_CHECK {
   name nobody
  }
  BFD_CHECK {
   name peer
  }
  BFD_CHECK {
   name peer
  }
  BFD_CHECK {
  }
 }
}
`,
    5,
    '(FILE: Line 13) track_file nothing not found',
    '(FILE: Line 14) FILE_CHECK has no track_file specified - ignoring',
    '(FILE: Line 19) ([10.1.0.1]:tcp:80) BFD_CHECK - BFD nobody not configured',
    '(FILE: Line 25) ([10.1.0.1]:tcp:80) BFD_CHECK - RS already monitoring peer',
    '(FILE: Line 28) ([10.1.0.1]:tcp:80) No name has been specified for BFD_CHECKER - skipping',
  ],
  [
    'a file in a folder that is not there, and those who track it',
    `track_file load {
 file /nowhere/load
}
vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 track_file {
  load weight 300
 }
 virtual_ipaddress {
  10.0.0.10/24
 }
}
virtual_server 10.0.0.1 80 {
 lvs_sched rr
 lvs_method NAT
 protocol TCP
 real_server 10.1.0.1 80 {
  FILE_CHECK {
   track_file load
  }
 }
}
`,
    5,
    '(FILE: Line 3) realpath() error 2 (No such file or directory) for load',
    '(FILE: Line 20) track_file load not found',
    '(FILE: Line 21) FILE_CHECK has no track_file specified - ignoring',
    '(FILE: Line 3) realpath() error 2 (No such file or directory) for load',
    '(FILE: Line 8) (VI_1) track file load not found, ignoring...',
  ],
  [
    'a file that nobody can watch',
    `track_file load {
 file /proc/loadavg
}
`,
    5,
    '(FILE: Line 3) The filesystem of /proc/loadavg is read only or cannot be monitored - ignoring',
    '(FILE: Line 3) The filesystem of /proc/loadavg is read only or cannot be monitored - ignoring',
  ],
  [
    'an interface that is there already',
    `vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 use_vmac eth1
 virtual_ipaddress {
  10.0.0.10/24
 }
}
vrrp_instance VI_2 {
 interface eth0
 virtual_router_id 52
 use_ipvlan eth1 10.0.0.9
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`,
    5,
    '(FILE: Line 4) (VI_1) interface eth1 already exists and is not a private macvlan; ignoring vmac if_name',
    '(FILE: Line 12) (VI_2) interface eth1 already exists and is not an l2 ipvlan; ignoring ipvlan if_name',
  ],
  [
    'groups with interfaces that are not there',
    `garp_group {
 garp_interval 0.1
 interface nosuch0
}
garp_group {
 garp_interval 0.1
 interfaces {
  eth0
  nosuch0
 }
}
`,
    5,
    "(FILE: Line 3) WARNING - interface nosuch0 specified for garp_group doesn't exist",
    "(FILE: Line 10) WARNING - interface nosuch0 specified for garp_group doesn't exist",
    'Non-existent interface specified in configuration',
  ],
  [
    'a group that names one interface, which another has',
    `garp_group {
 garp_interval 0.1
 interface eth0
}
garp_group {
 garp_interval 0.1
 interfaces {
  eth0
 }
}
bogus
`,
    2,
    "(Line 11) Unknown keyword 'bogus'",
    "(FILE: Line 11) Unknown keyword 'bogus'",
    '(FILE: Line 9) *** Configuration line starting `eth0` is missing a parameter after keyword `eth0` at word position 2',
  ],
  [
    'interfaces of which only their delays are told',
    `linkbeat_interfaces {
 nosuch0
}
interface_up_down_delays {
 nosuch0 1
}
`,
    4,
    '(FILE: Line 2) unknown interface nosuch0 specified for linkbeat interface',
    '(FILE: Line 5) unknown interface nosuch0 specified for up/down delay',
  ],
  [
    'addresses without an interface',
    `vrrp_instance VI_1 {
 virtual_router_id 51
 unicast_src_ip 10.0.0.1
 unicast_peer {
  10.0.0.2
 }
 virtual_ipaddress {
  10.0.0.10/24
  10.0.0.11 dev eth0
 }
 virtual_ipaddress_excluded {
  fe80::a
 }
}
`,
    5,
    '(VI_1): no interface for vip 10.0.0.10/24 - removing',
    '(VI_1): no interface for evip fe80::a - removing',
  ],
  [
    'macvlans for single addresses',
    `vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 use_vmac
 use_vmac_addr
 virtual_ipaddress_excluded {
  10.0.0.11 use_vmac
  10.0.0.12/24 dev eth1 use_vmac
 }
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`,
    5,
    '(VI_1) use_vmac specified for VIP/eVIP 10.0.0.11 and vrrp instance',
    '(VI_1) use_vmac_addr specified and use_vmac specified for VIP/eVIP 10.0.0.12/24',
  ],
  [
    'its own interface tracked, before what is below its macvlan',
    `vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 track_interface {
  eth0
  eth1 weight 300
  eth1 weight 400
 }
 vmac_xmit_base
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`,
    5,
    "(FILE: Line 6) number '300' outside range [-254, 254]",
    '(FILE: Line 6) (VI_1) weight 300 for eth1 must be between [-253..253] inclusive. Ignoring...',
    '(FILE: Line 7) (VI_1) duplicate track_interface eth1 - ignoring',
    '(VI_1) Ignoring track_interface eth0 since own interface',
    '(VI_1) vmac_xmit_base is only valid with a vmac',
  ],
  [
    'what is tracked twice, or is nothing, is looked at no further',
    `bfd_instance peer {
 neighbor_ip 10.0.0.2
}
vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 track_bfd {
  peer
  peer weight 300
  nobody weight 300
 }
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`,
    5,
    '(FILE: Line 9) (VI_1) duplicate track_bfd peer - ignoring',
    '(FILE: Line 10) (VI_1) track bfd nobody not found, ignoring...',
  ],
  [
    'a VRF',
    `vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 vrf red
 virtual_ipaddress {
  10.0.0.10/24
 }
}
vrrp_instance VI_2 {
 virtual_router_id 52
 vrf red
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`,
    5,
    '(FILE: Line 4) (VI_1) Cannot specify VRF interface and interface - ignoring',
    "(FILE: Line 11) (VI_2) WARNING - VRF interface red doesn't exist",
    'Non-existent interface specified in configuration',
  ],
  [
    'families of a virtual server, one statement after the other',
    `virtual_server group G {
 lvs_sched rr
 lvs_method NAT
 protocol TCP
 ip_family inet6
 ip_family inet
 persistence_granularity 255.255.255.0
 real_server 10.1.0.1 80 {
 }
}
virtual_server_group G {
 fwmark 1
}
`,
    5,
    '(FILE: Line 6) Virtual server specified family inet conflicts with server family',
    "(FILE: Line 7) invalid number '255.255.255.0'",
    '(FILE: Line 7) Invalid IPv6 persistence_granularity specified - 255.255.255.0',
    "(FILE: Line 9) Address family of virtual server and real server 10.1.0.1 don't match - skipping real server.",
    '(FILE: Line 10) Virtual server [G]:0 has no real servers - ignoring',
  ],
  [
    'a quorum that is none',
    `virtual_server 10.0.0.1 80 {
 lvs_sched rr
 lvs_method NAT
 protocol TCP
 quorum 0
 hysteresis 1
 real_server 10.1.0.1 80 {
 }
}
`,
    5,
    "(FILE: Line 5) number '0' outside range [1, 4294967295]",
    '(FILE: Line 5) Quorum 0 must be in [1, 4294967295]. Setting to 1.',
    'Virtual server [10.0.0.1]:tcp:80: hysteresis 1 >= quorum 1; setting hysteresis to 0',
  ],
  [
    'a mail server without an address',
    `global_defs {
 smtp_server no.example.invalid 26
}
`,
    5,
    '(Line 2) Invalid smtp server no.example.invalid 26',
  ],
  [
    'a quote that is not closed: what is behind it is lost',
    `vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 priority "100
 bogus
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`,
    2,
    "(Line 4) Unterminated quote 'priority \"100'",
    "(FILE: Line 4) Unterminated quote 'priority \"100'",
    "(FILE: Line 4) Unmatched quote: 'priority \"100'",
    "(FILE: Line 4) Unterminated quote 'priority \"100'",
    "(FILE: Line 4) Unmatched quote: 'priority \"100'",
    '(FILE: Line 4) *** Configuration line starting `priority` is missing a parameter after keyword `priority` at word position 2',
  ],
  [
    'a quote that is not closed, before a script and behind it',
    `vrrp_script a {
 script "/bin/true "a b"
}
vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 notify_fault "/bin/true 1
 notify /bin/true 1"
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`,
    6,
    '(Line 2) Unterminated quote \'script "/bin/true "a b"\'',
    "(Line 7) Unterminated quote 'notify_fault \"/bin/true 1'",
    "(Line 8) Unterminated quote 'notify /bin/true 1\"'",
    '(FILE: Line 2) Unterminated quote \'script "/bin/true "a b"\'',
    '(FILE: Line 2) Unmatched quote: \'script "/bin/true "a b"\'',
    "(FILE: Line 7) Unterminated quote 'notify_fault \"/bin/true 1'",
    "(FILE: Line 7) Unmatched quote: 'notify_fault \"/bin/true 1'",
    "(FILE: Line 8) Unterminated quote 'notify /bin/true 1\"'",
    "(FILE: Line 8) Unmatched quote: 'notify /bin/true 1\"'",
    '(FILE: Line 2) Unterminated quote \'script "/bin/true "a b"\'',
    "(FILE: Line 7) Unterminated quote 'notify_fault \"/bin/true 1'",
    "(FILE: Line 7) Unmatched quote: 'notify_fault \"/bin/true 1'",
    '(FILE: Line 7) String \'notify_fault "/bin/true 1\': missing terminating "',
    "(FILE: Line 8) Unterminated quote 'notify /bin/true 1\"'",
    'Disabling track script a due to insecure',
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
    '(FILE: Line 2) Unterminated quote \'script "/bin/true "a b"\'',
    '(FILE: Line 2) Unmatched quote: \'script "/bin/true "a b"\'',
    "(FILE: Line 7) Unterminated quote 'notify_fault \"/bin/true 1'",
    "(FILE: Line 7) Unmatched quote: 'notify_fault \"/bin/true 1'",
    "(FILE: Line 8) Unterminated quote 'notify /bin/true 1\"'",
    "(FILE: Line 8) Unmatched quote: 'notify /bin/true 1\"'",
  ],
  [
    'a track_group of static entries',
    `static_routes {
 10.1.0.0/16 dev eth0 track_group below
}
track_group g {
 group {
  VI_1
 }
}
static_ipaddress {
 10.0.0.1 track_group g
 10.0.0.2 track_group nobody
}
static_routes {
 10.1.0.0/16 dev eth0 track_group g
 10.2.0.0/16 via 10.0.0.1 track_group g
}
static_rules {
 from 10.0.0.0/8 table 100 preference 5 track_group g
 iif eth0 table 100 preference 6 track_group g
}
vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`,
    5,
    '(FILE: Line 2) track_group below not found',
    '(FILE: Line 11) track_group nobody not found',
    '(FILE: Line 15) Static route cannot have track group if no oif specified',
    '(FILE: Line 18) Static rule cannot have track_group if dev/iif not specified',
  ],
  [
    'addresses of another family with masks, as they are written',
    `vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 virtual_ipaddress {
  fe80::a
 }
 unicast_src_ip 10.0.0.1/24
 unicast_peer {
  10.0.0.2/24
  fe80::2/64
  fe80::2/10
 }
}
`,
    5,
    '(FILE: Line 7) Configuration error: VRRP instance[VI_1] and src address[10.0.0.1/24] MUST be of the same family !!! Skipping...',
    '(FILE: Line 9) Configuration error: VRRP instance[VI_1] and unicast peer address[10.0.0.2/24] MUST be of the same family !!! Skipping...',
    '(FILE: Line 11) (VI_1) fe80::2/10 - duplicate unicast_peer',
  ],
  [
    'the same IPv6 router on a macvlan and beside it',
    `vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 use_vmac
 virtual_ipaddress {
  fe80::a
 }
}
vrrp_instance VI_2 {
 interface eth0
 virtual_router_id 51
 virtual_ipaddress {
  fe80::b
 }
}
vrrp_instance VI_3 {
 interface eth0
 virtual_router_id 51
 use_vmac
 vmac_xmit_base
 virtual_ipaddress {
  fe80::c
 }
}
`,
    5,
    'VI_1 and VI_3 both use VRID 51 with IPv6 on interface eth0',
  ],
];
