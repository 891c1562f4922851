/** `vrrp_instance VI_1` on eth0, with further lines in it; its virtual_ipaddress is `10.0.0.10/24`. */
export function instance(...more: string[]): string {
  return `vrrp_instance VI_1 {
 state BACKUP
 interface eth0
 virtual_router_id 51
 priority 100
 ${more.join('\n ')}
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`;
}

/** A service with a real server, with these lines in it. */
export function server(...more: string[]): string {
  return `virtual_server 10.0.0.1 80 {
 protocol TCP
 lb_algo rr
 lb_kind NAT
 real_server 10.0.0.2 80 {
  ${more.join('\n  ')}
 }
}
`;
}

/** What 2.4.3 prints and ends with, FILE being the configuration. Recorded on a machine like the one in memory. */
export const cases: [what: string, text: string, status: number, ...lines: string[]][] = [
  ['an empty file', '', 0],
  ['an instance', instance(), 0],
  [
    'an unknown word, which every process meets',
    'bogus\n',
    5,
    "(Line 1) Unknown keyword 'bogus'",
    "(FILE: Line 1) Unknown keyword 'bogus'",
    "(FILE: Line 1) Unknown keyword 'bogus'",
    "(FILE: Line 1) Unknown keyword 'bogus'",
  ],
  [
    'an interface that is not there',
    instance().replace('eth0', 'eth9'),
    5,
    "(FILE: Line 3) WARNING - interface eth9 for vrrp_instance VI_1 doesn't exist",
    'Non-existent interface specified in configuration',
  ],
  [
    'the missing interface after other mistakes, and before those of the whole',
    `${instance('bogus').replace('eth0', 'eth9')}vrrp_script unused {\n script /usr/bin/true\n}\n`,
    5,
    "(FILE: Line 3) WARNING - interface eth9 for vrrp_instance VI_1 doesn't exist",
    "(FILE: Line 6) Unknown keyword 'bogus'",
    'Non-existent interface specified in configuration',
  ],
  [
    'a network namespace that is not there: only the parent has read, and it does not mind',
    `net_namespace red\n${instance('bogus').replace('eth0', 'eth9')}bogus\n`,
    0,
    "(Line 12) Unknown keyword 'bogus'",
  ],
  [
    'the loopback interface',
    instance().replace('eth0', 'lo'),
    5,
    '(FILE: Line 3) (VI_1) cannot use a loopback interface (lo) for vrrp - ignoring',
    '(VI_1) Unknown interface!',
  ],
  [
    'an interface without multicast',
    instance().replace('eth0', 'wg0'),
    5,
    '(VI_1) interface wg0 does not support multicast, specify unicast peers - disabling',
  ],
  [
    'a tracked interface that is not there',
    instance('track_interface {', ' eth7', '}'),
    5,
    "(FILE: Line 7) (VI_1) tracked interface eth7 doesn't exist",
    'Non-existent interface specified in configuration',
  ],
  [
    'an address on an interface that is not there',
    instance().replace('10.0.0.10/24', '10.0.0.10/24 dev eth8'),
    5,
    "(FILE: Line 8) WARNING - interface eth8 for ip address 10.0.0.10/24 doesn't exist",
    'Non-existent interface specified in configuration',
  ],
  ['no interface', instance().replace('interface eth0', ''), 5, '(VI_1) Unknown interface!'],
  ['no VRID', instance().replace('virtual_router_id 51', ''), 5, '(VI_1) the virtual router id must be set'],
  [
    'one VRID for two',
    instance() + instance().replace('VI_1', 'VI_2'),
    5,
    'VI_1 and VI_2 both use VRID 51 with IPv4 on interface eth0',
  ],
  [
    'a keyword without its value, after which nothing is said',
    `${instance().replace('priority 100', 'priority')}bogus\n`,
    2,
    "(Line 11) Unknown keyword 'bogus'",
    "(FILE: Line 11) Unknown keyword 'bogus'",
    '(FILE: Line 5) *** Configuration line starting `priority` is missing a parameter after keyword `priority` at word position 2',
  ],
  [
    'a script without script security',
    instance('notify_master /usr/bin/true'),
    6,
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
  ],
  ['a script that is not there', instance('notify_master /usr/bin/nosuch'), 0],
  [
    'script security without anybody to run scripts',
    `global_defs {\n enable_script_security\n}\n${instance(
      'notify_master /usr/bin/true',
      'notify_backup /usr/bin/true',
    )}`,
    5,
    '(FILE: Line 9) Unable to set default user keepalived_script for script',
  ],
  [
    'a script user who does not exist',
    `global_defs {\n enable_script_security\n script_user nosuch\n}\n${instance('notify /usr/bin/true')}`,
    5,
    '(Line 3) Error setting global script uid/gid',
  ],
  [
    'a script group that does not exist',
    `global_defs {\n enable_script_security\n script_user root nogrp\n}\n${instance('notify /usr/bin/true')}`,
    5,
    '(Line 3) Error setting global script uid/gid',
  ],
  [
    'script security that comes after the scripts',
    `${instance('notify_master /usr/bin/true')}
global_defs {
 enable_script_security
}
vrrp_script a {
 script /usr/bin/true
}
${instance('track_script {', ' a', '}', 'notify_master /usr/bin/true').replace('VI_1', 'VI_2').replace('51', '52')}`,
    5,
    '(FILE: Line 6) Unable to set default user keepalived_script for script',
    '(FILE: Line 17) Unable to set default user for vrrp script a - removing',
    '(FILE: Line 24) (VI_2) track script a not found, ignoring...',
  ],
  [
    'track scripts of all kinds',
    `global_defs {
 enable_script_security
 script_user nobody
}
vrrp_script a {
 script "/usr/bin/true 1"
 user nosuch
}
vrrp_script b {
 script /nosuch
}
vrrp_script c {
 script /opt/plain.txt
}
vrrp_script d {
 script "true -x"
}
vrrp_script e {
 user root
 script /opt/open.sh
}
vrrp_script f {
 script "</dev/null"
}
vrrp_script g {
 script /root/own.sh
}
${instance('track_script {', 'a', 'b', 'c', 'd', 'e', 'f', 'g', '}')}`,
    5,
    "(FILE: Line 7) Unable to set uid/gid for script '/usr/bin/true' '1'",
    '(FILE: Line 34) (VI_1) track script a not found, ignoring...',
    'Disabling track script b since not found/accessible',
    'Disabling track script d since not found/accessible',
    'Disabling track script e due to insecure',
    'Disabling track script g since not found/accessible',
  ],
  [
    'insecure scripts without script security',
    `vrrp_script e {
 user root
 script /opt/open.sh
}
vrrp_script l {
 script /bin/true
}
${instance('track_script {', 'e', 'l', '}')}`,
    6,
    'Disabling track script l due to insecure',
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled. There are insecure scripts.',
  ],
];
