/** What 2.4.3 prints of quotes that are not closed, and ends with. */
export const quoteCases: [what: string, text: string, status: number, ...lines: string[]][] = [
  [
    'an open quote: a keyword whose value is behind it',
    `vrrp_instance a {
 interface "eth0
}
`,
    2,
    "(Line 2) Unterminated quote 'interface \"eth0'",
    "(FILE: Line 2) Unterminated quote 'interface \"eth0'",
    "(FILE: Line 2) Unmatched quote: 'interface \"eth0'",
    "(FILE: Line 2) Unterminated quote 'interface \"eth0'",
    "(FILE: Line 2) Unmatched quote: 'interface \"eth0'",
    '(FILE: Line 2) *** Configuration line starting `interface` is missing a parameter after keyword `interface` at word position 2',
  ],
  [
    'an open quote: a keyword that can do without',
    `global_defs {
 smtp_alert "on
}
`,
    5,
    "(Line 2) Unterminated quote 'smtp_alert \"on'",
    "(FILE: Line 2) Unterminated quote 'smtp_alert \"on'",
    "(FILE: Line 2) Unmatched quote: 'smtp_alert \"on'",
    "(FILE: Line 2) Unterminated quote 'smtp_alert \"on'",
    "(FILE: Line 2) Unmatched quote: 'smtp_alert \"on'",
    "(FILE: Line 2) Unterminated quote 'smtp_alert \"on'",
    "(FILE: Line 2) Unmatched quote: 'smtp_alert \"on'",
  ],
  [
    'an open quote: a command',
    `vrrp_instance a {
 interface eth0
 virtual_router_id 1
 notify "/bin/true
 quorum_up "x
 virtual_ipaddress {
  10.0.0.1
 }
}
`,
    5,
    "(Line 4) Unterminated quote 'notify \"/bin/true'",
    "(Line 5) Unterminated quote 'quorum_up \"x'",
    "(FILE: Line 4) Unterminated quote 'notify \"/bin/true'",
    "(FILE: Line 4) Unmatched quote: 'notify \"/bin/true'",
    "(FILE: Line 5) Unterminated quote 'quorum_up \"x'",
    "(FILE: Line 5) Unmatched quote: 'quorum_up \"x'",
    "(FILE: Line 4) Unterminated quote 'notify \"/bin/true'",
    "(FILE: Line 4) Unmatched quote: 'notify \"/bin/true'",
    `(FILE: Line 4) String 'notify "/bin/true': missing terminating "`,
    "(FILE: Line 5) Unterminated quote 'quorum_up \"x'",
    "(FILE: Line 5) Unmatched quote: 'quorum_up \"x'",
    "(FILE: Line 5) Unknown keyword 'quorum_up'",
    "(FILE: Line 4) Unterminated quote 'notify \"/bin/true'",
    "(FILE: Line 4) Unmatched quote: 'notify \"/bin/true'",
    "(FILE: Line 5) Unterminated quote 'quorum_up \"x'",
    "(FILE: Line 5) Unmatched quote: 'quorum_up \"x'",
  ],
  [
    'an open quote: a command of checkers',
    `virtual_server 10.0.0.1 80 {
 protocol TCP
 lb_algo rr
 lb_kind NAT
 quorum_up "/bin/true
 quorum_down '/bin/true
 real_server 10.0.0.2 80 {
  notify_up /nosuch "x
 }
}
`,
    5,
    "(Line 5) Unterminated quote 'quorum_up \"/bin/true'",
    "(Line 8) Unterminated quote 'notify_up /nosuch \"x'",
    "(FILE: Line 5) Unterminated quote 'quorum_up \"/bin/true'",
    "(FILE: Line 5) Unmatched quote: 'quorum_up \"/bin/true'",
    `(FILE: Line 5) String 'quorum_up "/bin/true': missing terminating "`,
    "(FILE: Line 6) String 'quorum_down '/bin/true': missing terminating '",
    "(FILE: Line 8) Unterminated quote 'notify_up /nosuch \"x'",
    `(FILE: Line 8) String 'notify_up /nosuch "x': missing terminating "`,
    "(FILE: Line 5) Unterminated quote 'quorum_up \"/bin/true'",
    "(FILE: Line 5) Unmatched quote: 'quorum_up \"/bin/true'",
    "(FILE: Line 8) Unterminated quote 'notify_up /nosuch \"x'",
    "(FILE: Line 8) Unmatched quote: 'notify_up /nosuch \"x'",
    "(FILE: Line 5) Unterminated quote 'quorum_up \"/bin/true'",
    "(FILE: Line 5) Unmatched quote: 'quorum_up \"/bin/true'",
    "(FILE: Line 8) Unterminated quote 'notify_up /nosuch \"x'",
    "(FILE: Line 8) Unmatched quote: 'notify_up /nosuch \"x'",
  ],
  [
    'an open quote: one that is protected opens a word',
    `vrrp_instance a {
 interface eth0
 virtual_router_id 1
 notify_stop "/nosuch \\"a"
 virtual_ipaddress {
  10.0.0.1
 }
}
`,
    5,
    `(FILE: Line 4) Unmatched quote: 'notify_stop "/nosuch \\"a"'`,
    `(FILE: Line 4) Unmatched quote: 'notify_stop "/nosuch \\"a"'`,
  ],
  [
    'an open quote: in a line with a backslash at its end',
    `vrrp_instance a {
 interface eth0
 virtual_router_id 1
 notify "/nosuch a\\
 b"
 virtual_ipaddress {
  10.0.0.1
 }
}
`,
    5,
    "(Line 4) Unterminated quote 'notify \"/nosuch a'",
    "(Line 5) Unterminated quote 'b\"'",
    "(FILE: Line 4) Unterminated quote 'notify \"/nosuch a'",
    "(FILE: Line 4) Unmatched quote: 'notify \"/nosuch a\\'",
    "(FILE: Line 5) Unterminated quote 'b\"'",
    "(FILE: Line 5) Unmatched quote: 'b\"'",
    "(FILE: Line 4) Unterminated quote 'notify \"/nosuch a'",
    "(FILE: Line 4) Unmatched quote: 'notify \"/nosuch a\\'",
    "(FILE: Line 5) Unterminated quote 'b\"'",
    "(FILE: Line 5) Unmatched quote: 'b\"'",
    "(FILE: Line 5) Unknown keyword 'b'",
    "(FILE: Line 4) Unterminated quote 'notify \"/nosuch a'",
    "(FILE: Line 4) Unmatched quote: 'notify \"/nosuch a\\'",
    "(FILE: Line 5) Unterminated quote 'b\"'",
    "(FILE: Line 5) Unmatched quote: 'b\"'",
  ],
  [
    'an open quote: where lines are put in',
    `$X=eth0
vrrp_instance a {
 interface $X
 virtual_router_id 1
 priority "100
 virtual_ipaddress {
  10.0.0.1
 }
}
`,
    2,
    "(Line 5) Unterminated quote 'priority \"100'",
    "(FILE: Line 5) Unterminated quote 'priority \"100'",
    "(FILE: Line 5) Unmatched quote: 'priority \"100'",
    "(FILE: Line 5) Unterminated quote 'priority \"100'",
    "(FILE: Line 5) Unmatched quote: 'priority \"100'",
    '(FILE: Line 5) *** Configuration line starting `priority` is missing a parameter after keyword `priority` at word position 2',
  ],
  [
    'an open quote: at the start of a script',
    `global_defs {
 startup_script "/nosuch
 shutdown_script '/nosuch
}
`,
    5,
    "(Line 2) Unterminated quote 'startup_script \"/nosuch'",
    '(Line 2) startup script missing',
    "(Line 3) String 'shutdown_script '/nosuch': missing terminating '",
    '(Line 3) Invalid shutdown script',
    "(FILE: Line 2) Unterminated quote 'startup_script \"/nosuch'",
    "(FILE: Line 2) Unmatched quote: 'startup_script \"/nosuch'",
    "(FILE: Line 2) Unterminated quote 'startup_script \"/nosuch'",
    "(FILE: Line 2) Unmatched quote: 'startup_script \"/nosuch'",
    "(FILE: Line 2) Unterminated quote 'startup_script \"/nosuch'",
    "(FILE: Line 2) Unmatched quote: 'startup_script \"/nosuch'",
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
];
