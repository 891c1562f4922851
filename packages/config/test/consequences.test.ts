import { mistakes } from '@kaconf/diagnostics';
import { describe, expect, it } from 'vitest';
import { findings, parse } from './findings.ts';

const SCRIPT = 'vrrp_script chk {\n    script "/bin/true"\n}\n';
const INSTANCE = `\
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 51
    virtual_ipaddress {
        10.0.0.1/24
    }
    track_script {
        chk
    }
}
`;
const GROUP = `\
vrrp_instance VI_2 {
    interface eth0
    virtual_router_id 52
    virtual_ipaddress {
        10.0.0.2/24
    }
}
vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
}
`;
const SERVER = `\
virtual_server 10.0.0.1 80 {
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.2 80 {
        MISC_CHECK {
            misc_path /bin/true
        }
    }
}
`;
const CONFIGURATION = `${SCRIPT}${INSTANCE}${GROUP}${SERVER}`;

describe('one mistake', () => {
  it('is none before', () => {
    expect(findings(CONFIGURATION)).toEqual([]);
  });

  it.each([
    ['virtual_router_id 51', 'virtual_router_ip 51', "6:5 KA0001 unknown keyword 'virtual_router_ip'"],
    ['virtual_router_id 51', 'virtual_router_id 256', "6:23 KA0009 found '256', allowed is 1–255"],
    ['interface eth0', 'interface', "5:5 KA0008 'interface' needs a value behind it"],
    ['10.0.0.1/24', '10.0.0.1.1', "8:9 KA0009 '10.0.0.1.1' is no IP address"],
    ['vrrp_instance VI_1', 'vrrp_instanse VI_1', "4:1 KA0001 unknown keyword 'vrrp_instanse'"],
    ['vrrp_script chk', 'vrrp_scrip chk', "1:1 KA0001 unknown keyword 'vrrp_scrip'"],
    ['vrrp_script chk', 'vrrp_script', "1:1 KA0008 'vrrp_script' needs a name"],
    ['script "', 'skript "', "2:5 KA0001 unknown keyword 'skript'"],
    ['        VI_1\n', '        VI_3\n', "23:9 KA0014 there is no vrrp_instance 'VI_3'"],
    ['    group {', '    gruop {', "22:5 KA0001 unknown keyword 'gruop'"],
    ['lb_algo rr', 'lb_algo round', "28:13 KA0009 found 'round', allowed is rr, "],
    ['lb_kind NAT', 'lb_kin NAT', "29:5 KA0001 unknown keyword 'lb_kin'"],
    ['protocol TCP', 'protocol', "30:5 KA0008 'protocol' needs a value behind it"],
    ['misc_path', 'mics_path', "33:13 KA0001 unknown keyword 'mics_path'"],
    ['"/bin/true"', '"/bin/true', '2:12 KA0007 this quote is not closed'],
    ['interface eth0', 'interface "eth0', '5:15 KA0007 this quote is not closed'],
    ['chk {', 'chk', "1:1 KA0006 'vrrp_script' needs a block in braces"],
    ['virtual_ipaddress {', 'virtual_ipaddress', "7:5 KA0006 'virtual_ipaddress' needs a block in braces"],
  ])('is one finding: %s → %s', (right, wrong, expected) => {
    const { diagnostics } = parse(CONFIGURATION.replace(right, wrong));
    const found = mistakes(diagnostics).map(
      ({ span, code, message }) => `${span.line}:${span.column} ${code} ${message}`,
    );
    expect(found).toEqual([expect.stringMatching(startOf(expected))]);
  });

  it('is found where indentation tells nothing, too', () => {
    const flat = CONFIGURATION.replace(/^ +/gm, '').replace('chk\n}\n}\n', 'chk\n}\n');
    const [finding, ...more] = mistakes(parse(flat).diagnostics);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      message: "'}' is missing here",
      span: { line: 12, column: 2 },
      hint: "it closes 'vrrp_instance VI_1' of line 4",
    });
  });

  it('does not hide another one', () => {
    const text = `${INSTANCE.replace('virtual_router_id 51', 'virtual_router_id 256')}vrrp_instance VI_2 {\n}\n`;
    expect(mistakes(parse(text).diagnostics).map(({ message }) => message)).toEqual([
      "found '256', allowed is 1–255",
      "there is no vrrp_script 'chk'",
      "'VI_2' has no virtual_router_id",
      "'VI_2' has no interface",
    ]);
  });
});

function startOf(text: string): RegExp {
  return new RegExp(`^${RegExp.escape(text)}`);
}
