import { describe, expect, it } from 'vitest';
import { findings, mistakesIn, parse } from './findings.ts';

const vip = 'virtual_ipaddress {\n10.0.0.1\n}';
const head = 'vrrp_instance I {\ninterface eth0\nvirtual_router_id 1';

/** Statements from line 4 on, in an instance that is fine. */
function inInstance(statements: string): string {
  return `${head}\n${statements}\n${vip}\n}`;
}

describe('what is wrong is said with its place, what is allowed, and the way out', () => {
  it.each([
    ['priorty 100', "4:1 error KA0001 unknown keyword 'priorty' (did you mean 'priority'?)"],
    ['xyzzy 1', "4:1 error KA0001 unknown keyword 'xyzzy'"],
    [
      'include a.conf',
      "4:9 warning KA0020 'a.conf' cannot be included here (give the file by its name, so that others can be found beside it)",
    ],
    [
      'virtual_routes {\nanything\n}',
      "5:1 error KA0009 'anything' is neither an option of a route nor a prefix",
    ],
    ['priority', "4:1 error KA0008 'priority' needs a value behind it"],
    ['priority 300', "4:10 error KA0009 found '300', allowed is 1–255 (100 is used)"],
    ['virtual_router_id 1\nadvert_int 0', "5:12 error KA0009 found '0', allowed is 0.01–255 seconds"],
    ['state SLAVE', "4:7 error KA0009 found 'SLAVE', allowed is MASTER or BACKUP (BACKUP is used)"],
    [
      'lower_prio_no_advert perhaps',
      "4:22 error KA0009 found 'perhaps', allowed is on, true, yes, off, false or no",
    ],
    ['mcast_src_ip 1.2.3', "4:14 error KA0009 '1.2.3' is no IP address"],
    ['advert_int 1 {\n}', "4:14 error KA0005 'advert_int' takes no block"],
    ['track_interface', "4:1 error KA0006 'track_interface' needs a block in braces (write '{' behind it)"],
    ['track_script {\ns\n}', "5:1 error KA0014 there is no vrrp_script 's' (it is not tracked)"],
    ['notify /bin/a\nnotify /bin/b', "5:1 error KA0010 a second 'notify' (the first one stands)"],
    ['notify "/bin/a', '4:8 error KA0007 this quote is not closed'],
    ["notify '/bin/a", '4:1 error KA0007 this quote is not closed'],
    [
      'unicast_src_ip 1.2.3.4',
      "4:1 error KA0011 'I' has no unicast_peer and uses multicast (name the peers, or use mcast_src_ip)",
    ],
    ['virtual_ipaddress {\n10.0.0.1\n}', "8:1 error KA0016 10.0.0.1 is in 'I' already (it is left out)"],
    [
      'virtual_ipaddress {\nfe80::1\n}',
      "8:1 error KA0017 10.0.0.1 is no IPv6 address, as the first of 'I' is (it is left out; make an instance for each family)",
    ],
    [
      'state MASTER\npriority 9\nnopreempt',
      "6:1 error KA0018 nopreempt has no effect with state MASTER (write 'state BACKUP' on all routers of the group)",
    ],
    [
      'advert_int 0.5',
      "4:1 error KA0018 VRRPv2 has no interval of 0.5 s, 1 s is used ('version 3' has shorter intervals)",
    ],
    [
      'track_interface {\neth0\n}',
      "5:1 error KA0018 eth0 is the instance's own interface, which it tracks anyway",
    ],
  ])('%j', (statements, expected) => {
    expect(findings(inInstance(statements))).toEqual([expected]);
  });

  it.each([
    ['foo {\n  bar {\n  }\n}', ["1:1 error KA0001 unknown keyword 'foo'"]],
    [`${head}\n${vip}`, ["6:2 error KA0003 '}' is missing here (it closes 'vrrp_instance I' of line 1)"]],
    [`${head}\n${vip}\n}\n}`, ["8:1 error KA0004 this '}' closes nothing"]],
    [
      'bfd_instance B {\n}',
      ["1:1 error KA0013 BFD instance 'B' has no neighbor address set (it never comes up)"],
    ],
    ['vrrp_script s {\n}', ["1:1 error KA0013 vrrp_script 's' has no script (it is removed)"]],
    [
      'vrrp_instance I {\n}',
      ["1:1 error KA0013 'I' has no virtual_router_id", "1:1 error KA0013 'I' has no interface"],
    ],
    [
      `${head}\n${vip}\n}\nvrrp_instance J {\ninterface eth0\nvirtual_router_id 1\nvirtual_ipaddress {\n10.0.0.2\n}\n}`,
      ["10:1 error KA0015 'I' and 'J' are both virtual router 1 (give each a virtual_router_id of its own)"],
    ],
    [
      `${head}\n${vip}\ntrack_script {\ns\n}\n}\nvrrp_script s {\nscript /bin/true\n}`,
      ["8:1 error KA0014 vrrp_script 's' is defined further down (move the script above what tracks it)"],
    ],
  ])('%j', (text, expected) => {
    expect(findings(text)).toEqual(expected);
  });
});

describe('what is read otherwise than it is meant is one mistake', () => {
  it.each([
    [
      inInstance(`priority \${P}\nadvert_int \${P}`),
      ['4:10 error KA0021 nothing defines $P before (keepalived takes the braces for those of a block)'],
    ],
    [
      `$V= \\\n${inInstance('# here').replaceAll('\n', ' \\\n')}\n$V`,
      [
        "5:1 error KA0021 the definition of 'V' ends at this comment (keepalived reads what follows as lines of the file; put the comment before the definition)",
      ],
    ],
    [
      inInstance('').replace(' I ', ' I\\#1 '),
      ['1:17 error KA0023 keepalived takes this for a comment in spite of the backslash (quotes protect it)'],
    ],
    [
      `net_namespace $A\n${inInstance('foo')}`,
      [
        '1:1 warning KA0021 nothing defines $A before, and there is no such network namespace (keepalived ends at once, and its configuration test finds nothing wrong)',
        "5:1 warning KA0001 unknown keyword 'foo'",
      ],
    ],
    [inInstance('priority "9'), ['4:10 error KA0007 this quote is not closed']],
    [
      inInstance('track_interface {\neth1 {\nweight 9\n}\n}'),
      ["5:6 error KA0005 'eth1' is an entry of a list and takes no block"],
    ],
  ])('%j', (text, expected) => {
    expect(mistakesIn(text)).toEqual(expected);
  });
});

describe('one broken statement hides nothing', () => {
  it('of what follows', () => {
    const text = inInstance('foo {\npriority 1\n}\npriority 200\nvirtual_ipaddress {\nbroken\n10.0.0.9\n}');
    const [instance] = parse(text).config.vrrp_instances;
    expect(instance).toMatchObject({
      priority: 200,
      virtual_ipaddress: [{ text: '10.0.0.9' }, { text: '10.0.0.1' }],
    });
  });

  it('when a brace is missing and indentation tells where', () => {
    const text = `vrrp_instance I {
  interface eth0
  virtual_router_id 1
  virtual_ipaddress {
    10.0.0.1
  }
  authentication {
    auth_type PASS
    auth_pass x
  priority 200
}`;
    expect(parse(text).config.vrrp_instances).toMatchObject([{ priority: 200 }]);
    expect(findings(text)).toEqual([
      "9:16 error KA0003 '}' is missing here (it closes 'authentication' of line 7)",
    ]);
  });
});

describe('what keepalived would not run', () => {
  it.each([
    ['', []],
    [inInstance('foo 1'), []],
    ['vrrp_instance I {\n}', ['vrrp']],
    [`${head}\nversion 3\n}`, ['vrrp']],
    [`${head}\n${vip}\n}\n${head.replace('I', 'J')}\n${vip}\n}`, ['vrrp']],
  ])('%j', (text, expected) => {
    expect([...parse(text).refused]).toEqual(expected);
  });
});
