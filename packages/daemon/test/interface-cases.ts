/** What 2.4.3 prints of interfaces and of addresses on them, FILE being the configuration, and ends with. */
export const interfaceCases: [what: string, text: string, status: number, ...lines: string[]][] = [
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
];
