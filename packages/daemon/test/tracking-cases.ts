import { server } from './config-test-cases.ts';

/** What 2.4.3 prints of what is tracked, and of those who track it, FILE being the configuration, and ends with. */
export const trackingCases: [what: string, text: string, status: number, ...lines: string[]][] = [
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
${server('FILE_CHECK {', ' track_file load', '}')}`,
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
];
