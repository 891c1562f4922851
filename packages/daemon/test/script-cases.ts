import { instance, server } from './config-test-cases.ts';

/** What 2.4.3 prints of scripts and their users, and ends with. There is no user keepalived_script. */
export const scriptCases: [what: string, text: string, status: number, ...lines: string[]][] = [
  [
    'checkers first find that nobody runs scripts',
    'global_defs {\n enable_script_security\n}\n' +
      instance('notify /usr/bin/true') +
      server('notify_up /usr/bin/true', 'MISC_CHECK {', ' misc_path "/usr/bin/true 1"', '}'),
    5,
    '(FILE: Line 19) Unable to set default user keepalived_script for script',
    "(FILE: Line 22) Unable to set default user for misc script '/usr/bin/true' '1' - removing",
  ],
  [
    'VRRP finds it where there are no checkers',
    `global_defs {\n enable_script_security\n}\n${instance('notify /usr/bin/true')}${server('weight 1')}`,
    5,
    '(FILE: Line 9) Unable to set default user keepalived_script for script',
  ],
  [
    'what the parent starts before script security runs as the daemon, and so does all else',
    'global_defs {\n startup_script /usr/bin/true\n enable_script_security\n}\n' +
      instance('notify /usr/bin/true') +
      server('notify_up /usr/bin/true'),
    0,
  ],
  [
    'what the parent starts after script security has nobody, and nothing else has',
    'global_defs {\n enable_script_security\n startup_script /usr/bin/true\n shutdown_script /usr/bin/true\n}\n' +
      instance('notify /usr/bin/true'),
    5,
    '(Line 3) Unable to set default user keepalived_script for script',
    '(Line 3) Invalid startup script',
    '(Line 4) Invalid shutdown script',
  ],
  [
    'a script user who comes after that',
    'global_defs {\n enable_script_security\n startup_script /usr/bin/true\n script_user root\n}\n' +
      instance('notify /usr/bin/true') +
      'vrrp_script a {\n script /usr/bin/true\n}\n',
    5,
    '(Line 3) Unable to set default user keepalived_script for script',
    '(Line 3) Invalid startup script',
  ],
  [
    'a script user who is not there, and then one who is',
    'global_defs {\n script_user nosuch\n script_user nobody\n enable_script_security\n}\n' +
      instance('notify /usr/bin/true'),
    5,
    '(Line 2) Error setting global script uid/gid',
  ],
  [
    'a script user who is not there, for scripts of all kinds',
    'global_defs {\n script_user nosuch\n}\nvrrp_script a {\n script /usr/bin/true\n}\n' +
      instance('notify /usr/bin/true', 'track_script {', ' a', '}') +
      server('notify_up /usr/bin/true', 'MISC_CHECK {', ' misc_path /usr/bin/true', '}'),
    5,
    '(Line 2) Error setting global script uid/gid',
    "(FILE: Line 28) Unable to set default user for misc script '/usr/bin/true' - removing",
    '(FILE: Line 6) Unable to set default user for vrrp script a - removing',
    '(FILE: Line 14) (VI_1) track script a not found, ignoring...',
  ],
  [
    'a script user with a group, and with all groups',
    'global_defs {\n script_user nobody nosuch\n script_user nobody :nosuch\n script_user nobody :\n}\n' +
      instance('notify /usr/bin/true'),
    6,
    '(Line 2) Error setting global script uid/gid',
    '(Line 3) Error setting global script uid/gid',
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
  ],
  [
    'pipes that belong to nobody, and those who read them',
    'global_defs {\n notify_fifo /run/a nosuch\n notify_fifo /run/a root\n notify_fifo /run/b\n notify_fifo_script /usr/bin/true nosuch\n notify_fifo_script /usr/bin/true\n enable_script_security\n script_user nobody\n}\n' +
      instance(),
    5,
    '(Line 4) notify_fifo already specified - ignoring /run/b',
  ],
  [
    'all processes without script security',
    'global_defs {\n startup_script /usr/bin/true\n script_user nobody\n}\n' +
      instance('notify /usr/bin/true') +
      server('notify_up /usr/bin/true'),
    6,
    'SECURITY VIOLATION - start/shutdown scripts are being executed but script_security not enabled.',
    'SECURITY VIOLATION - check scripts are being executed but script_security not enabled.',
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
  ],
  [
    'who reads a pipe is a script of both',
    'global_defs {\n notify_fifo /run/a\n notify_fifo_script /usr/bin/true\n}\n' +
      instance() +
      server('weight 1'),
    6,
    'SECURITY VIOLATION - check scripts are being executed but script_security not enabled.',
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
  ],
  [
    'a script that only the checkers have',
    'global_defs {\n lvs_notify_fifo /run/a\n lvs_notify_fifo_script /usr/bin/true\n}\n' +
      instance() +
      server('weight 1'),
    6,
    'SECURITY VIOLATION - check scripts are being executed but script_security not enabled.',
  ],
  [
    'scripts of checkers that are nothing, or nobody’s',
    server(
      'MISC_CHECK {',
      ' user nosuch',
      ' misc_path "/usr/bin/true 1"',
      '}',
      'MISC_CHECK {',
      ' misc_path "/usr/bin/true 1"',
      ' user root nosuch',
      '}',
      'MISC_CHECK {',
      ' misc_path',
      '}',
      'MISC_CHECK {',
      ' user root',
      '}',
      'MISC_CHECK {',
      ' misc_path "/usr/bin/true it\'s"',
      '}',
    ),
    5,
    '(FILE: Line 7) Failed to set uid/gid for misc checker script  - removing',
    "(FILE: Line 12) Failed to set uid/gid for misc checker script '/usr/bin/true' '1' - removing",
    '(FILE: Line 16) No script path has been specified for MISC_CHECKER - skipping',
    '(FILE: Line 19) No script path has been specified for MISC_CHECKER - skipping',
    "(FILE: Line 21) String '/usr/bin/true it's': missing terminating '",
    '(FILE: Line 22) No script path has been specified for MISC_CHECKER - skipping',
  ],
  [
    'scripts that are nothing, or nobody’s',
    'vrrp_script a {\n script\n}\nvrrp_script b {\n script ""\n}\nvrrp_script c {\n user nosuch\n}\nvrrp_script d {\n script "/usr/bin/true it\'s"\n}\n' +
      instance('track_script {', ' a', ' b', ' c', ' d', '}'),
    5,
    '(FILE: Line 3) No script set for vrrp_script a - removing',
    '(FILE: Line 6) No script set for vrrp_script b - removing',
    '(FILE: Line 8) Unable to set uid/gid for script ',
    '(FILE: Line 9) No script set for vrrp_script c - removing',
    "(FILE: Line 11) String '/usr/bin/true it's': missing terminating '",
    '(FILE: Line 12) No script set for vrrp_script d - removing',
    '(FILE: Line 19) (VI_1) track script a not found, ignoring...',
    '(FILE: Line 20) (VI_1) track script b not found, ignoring...',
    '(FILE: Line 21) (VI_1) track script c not found, ignoring...',
    '(FILE: Line 22) (VI_1) track script d not found, ignoring...',
  ],
  [
    'an instance that is left out has had scripts',
    instance('notify /usr/bin/true').replace('10.0.0.10/24', '10.0.0.x'),
    6,
    '(FILE: Line 8) VRRP parsed invalid IP 10.0.0.x. skipping IP...',
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
    '(VI_1) No VIP specified; at least one is sensible',
  ],
  ['checkers that are not there', server('MISC_CHECK {', ' misc_path /nosuch', '}', 'notify_up /nosuch'), 0],
  [
    'an instance that is there twice',
    'global_defs {\n enable_script_security\n}\n' +
      instance('notify /usr/bin/true') +
      instance('notify /usr/bin/true'),
    5,
    '(FILE: Line 9) Unable to set default user keepalived_script for script',
    '(FILE: Line 14) vrrp instance VI_1 already defined',
  ],
  [
    'a notify script that nobody can run makes way for another',
    instance('notify /nosuch nosuch', 'notify /usr/bin/true root', 'notify /usr/bin/true root'),
    6,
    '(FILE: Line 8) (VI_1) notify script already specified - ignoring /usr/bin/true',
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
  ],
  [
    'what cannot run is not tracked, and its weight matters to no group',
    `vrrp_script a {
 script /nosuch
}
vrrp_script b {
 script "true -x"
 user root adm
}
${instance('track_script {', ' a weight 10', ' b weight 10', '}')}vrrp_sync_group G {
 group {
  VI_1
 }
}
`,
    6,
    'Disabling track script a since not found/accessible',
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
    "Sync group G has only 1 virtual router(s) - this probably isn't what you want",
    '(VI_1) ignoring tracked script b with weights due to SYNC group',
  ],
  [
    'a second script that is none',
    instance('notify /nosuch', 'notify'),
    2,
    '(FILE: Line 7) *** Configuration line starting `notify` is missing a parameter after keyword `notify` at word position 2',
  ],
  [
    'a second script of global_defs that is none',
    'global_defs {\n startup_script /nosuch\n startup_script\n notify_fifo_script /nosuch\n notify_fifo_script\n}\n',
    5,
    '(Line 3) startup script already specified',
    '(Line 5) No notify_fifo_script specified',
  ],
  [
    'a checker without the user that it names',
    server('MISC_CHECK {', ' user', ' misc_path "/nosuch 1"', ' user', '}'),
    5,
    '(FILE: Line 7) No user specified for misc checker script ',
    "(FILE: Line 9) No user specified for misc checker script '/nosuch' '1'",
  ],
  [
    'one look for the default user in a file that misleads',
    `global_defs {\n enable_script_security\n}\n${server('notify_up /nosuch', 'MISC_CHECK', 'weight 1')}${instance('notify /nosuch')}`,
    5,
    '(FILE: Line 9) Unable to set default user keepalived_script for script',
    "(FILE: Line 11) Missing '{' at beginning of configuration block",
    "(FILE: Line 11) Unknown keyword 'weight'",
    '(FILE: Line 12) No script path has been specified for MISC_CHECKER - skipping',
    "(FILE: Line 14) Unknown keyword 'vrrp_instance'",
    "(FILE: Line 14) Unexpected '{' - ignoring",
    "(FILE: Line 15) Unknown keyword 'state'",
    "(FILE: Line 16) Unknown keyword 'interface'",
    "(FILE: Line 17) Unknown keyword 'virtual_router_id'",
    "(FILE: Line 18) Unknown keyword 'priority'",
    "(FILE: Line 19) Unknown keyword 'notify'",
    "(FILE: Line 20) Unknown keyword 'virtual_ipaddress'",
    "(FILE: Line 20) Unexpected '{' - ignoring",
    "(FILE: Line 21) Unknown keyword '10.0.0.10/24'",
    "(FILE: Line 23) Unknown keyword '}'",
  ],
];
