/** What 2.4.3 prints of the servers that are named, FILE being the configuration, and ends with. */
export const serverCases: [what: string, text: string, status: number, ...lines: string[]][] = [
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
];
