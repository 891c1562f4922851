import { parseConfig } from '@kaconf/config';
import { expect, test } from 'vitest';
import { checkHost } from '../src/check-host.ts';
import { machine } from '../src/fake/machine.ts';

function instance(...more: string[]): string {
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

const SECURE = 'global_defs {\n enable_script_security\n script_user root\n}\n';

/** Code, severity, line and message of each, as a person sees them. */
const rows: [text: string, ...findings: string[]][] = [
  [instance()],
  [instance().replace('eth0', 'eth9'), 'KA0501 error 3: there is no interface eth9 on this machine'],
  [
    instance().replace('eth0', 'lo'),
    'KA0502 error 3: VRRP has nobody to talk to on the loopback interface lo',
    "KA0013 error 1: 'VI_1' has no interface",
  ],
  [
    instance('virtual_routes {', '10.0.0.0/8 dev eth9', '10.0.0.0/8 vrf eth1', '10.0.0.0/8 vrf red', '}'),
    'KA0501 error 7: there is no interface eth9 on this machine',
    'KA0501 error 8: eth1 is no VRF',
    'KA0501 error 9: there is no VRF red on this machine',
  ],
  [`global_defs {\n dynamic_interfaces\n}\n${instance().replace('eth0', 'eth9')}`],
  [
    'global_defs {\n default_interface eth9\n}\nstatic_ipaddress {\n 10.0.0.1\n}\n',
    'KA0501 error 5: there is no interface eth9 on this machine',
  ],
  [
    `net_namespace red\n${instance().replace('eth0', 'eth9')}`,
    'KA0504 warning 1: there is no network namespace red on this machine',
  ],
  [`net_namespace blue\n${instance()}`],
  [instance().replace('eth0', 'wg0'), 'KA0503 error 3: wg0 carries no multicast: VI_1 stays in FAULT'],
  [instance('unicast_peer {', ' 10.0.0.2', '}').replace('eth0', 'wg0')],
  [
    `global_defs {\n script_user nosuch\n}\n${instance()}`,
    "KA0511 error 2: the script user 'nosuch' does not exist",
  ],
  [
    instance('notify /usr/bin/true'),
    'KA0512 note 6: there is no user keepalived_script: scripts run with the rights of the daemon',
    'KA0517 error 6: scripts run without a check that nobody but root can replace them',
  ],
  [
    `global_defs {\n enable_script_security\n}\n${instance('notify /usr/bin/true')}`,
    'KA0512 error 9: there is nobody to run this script: its default user does not exist',
  ],
  [
    `vrrp_script chk {\n script /usr/bin/true\n user root nosuch\n}\n${SECURE}${instance('track_script {', ' chk', '}')}`,
    "KA0511 error 3: the script group 'nosuch' does not exist",
    "KA0516 error 15: vrrp_script 'chk' is left out on this machine",
  ],
  [
    SECURE + instance('notify_master /opt/nosuch', 'notify_backup /opt/plain.txt', 'notify true'),
    'KA0515 warning 11: /opt/plain.txt is not executable: it does not run',
    'KA0513 warning 10: /opt/nosuch cannot be found or accessed: it does not run',
    'KA0514 warning 12: true is whatever $PATH leads to',
  ],
  [
    `${SECURE}global_defs {\n notify_fifo_script /opt/nosuch\n}\n${instance()}virtual_server 10.0.0.1 80 {
 protocol TCP
 lb_algo rr
 lb_kind NAT
 real_server 10.0.0.2 80 {
  MISC_CHECK {
   misc_path /opt/open.sh
  }
 }
}
`,
    'KA0514 warning 24: /opt/open.sh could be replaced by others than root, since /opt/open.sh belongs to 0:0 and has mode 0777: it does not run',
    'KA0513 warning 6: /opt/nosuch cannot be found or accessed: it does not run',
  ],
  [
    SECURE + instance('notify_master /opt/open.sh', 'notify_backup /bin/true'),
    'KA0514 warning 11: /bin/true cannot be run safely, since /bin is a link: it does not run',
    'KA0514 warning 10: /opt/open.sh could be replaced by others than root, since /opt/open.sh belongs to 0:0 and has mode 0777: it does not run',
  ],
];

const TRACK_FILE = 'track_file load {\n file FILE\n}\n';

test.each([
  [
    instance('vrf eth9').replace(' interface eth0\n', ''),
    'KA0501 error 5: there is no interface eth9 on this machine',
  ],
  [
    instance('use_vmac eth1'),
    'KA0012 error 6: there is an interface eth1 on this machine already, which is no macvlan',
  ],
  [
    'garp_group {\n garp_interval 0.1\n interface eth9\n}\n',
    'KA0501 error 3: there is no interface eth9 on this machine',
  ],
  ['linkbeat_interfaces {\n eth9\n}\n', 'KA0501 error 2: there is no interface eth9 on this machine'],
  [
    TRACK_FILE.replace('FILE', '/nowhere/load'),
    'KA0505 error 1: the folder of /nowhere/load cannot be reached: No such file or directory',
  ],
  [
    TRACK_FILE.replace('FILE', '/proc/loadavg'),
    'KA0505 error 1: nobody is told when /proc/loadavg changes: its file system does not do that',
  ],
  ['global_defs {\n smtp_server mail.example.com 25\n}\n'],
  [
    'global_defs {\n smtp_server no.example.com\n}\n',
    "KA0014 error 2: no address is known for 'no.example.com'",
  ],
  [
    'global_defs {\n vrrp_cpu_affinity 3 4\n}\n',
    "KA0009 error 2: found '4', allowed is 0–3",
    'KA0009 error 2: no process is bound to any CPU',
  ],
] as [text: string, ...findings: string[]][])('beside the text: %j', (text, ...expected) => {
  expect(found(text).filter((each) => !each.startsWith('KA0013'))).toEqual(expected);
});

test.each(rows)('%j', (text, ...findings) => {
  expect(found(text)).toEqual(findings);
});

function found(text: string): string[] {
  const parsed = parseConfig({ file: 'FILE', text }, { machine: machine() });
  const { findings } = checkHost(parsed, machine());
  const all = [...parsed.diagnostics, ...findings];
  return all.map(({ code, severity, span, message }) => `${code} ${severity} ${span.line}: ${message}`);
}
