import { expect, test } from 'vitest';
import { kaconf } from './run.ts';

const files = {
  'keepalived.conf': `# everything
$VRID=51
$BLOCK= \\
    virtual_ipaddress { \\
        10.0.0.\${VRID}/24 \\
    }
include conf.d/*.conf
global_defs { router_id \${NAME} }
`,
  'conf.d/a.conf': `vrrp_instance VI_1 {
    virtual_router_id $VRID
    @lb1 priority 200
    @lb2 priority 100
    $BLOCK
    ~SEQ(N, 2) track_script chk_\${N}
}
`,
};

test('what is left of a configuration, with where it comes from', async () => {
  const { status, out, err } = await kaconf(['expand', '--define', 'NAME=lb', 'keepalived.conf'], files);
  expect(out).toBe(`\
vrrp_instance VI_1 {                             # conf.d/a.conf:1, included from keepalived.conf:7
    virtual_router_id 51                         # conf.d/a.conf:2, $VRID of keepalived.conf:2, included from keepalived.conf:7
    priority 200                                 # conf.d/a.conf:3, included from keepalived.conf:7
    virtual_ipaddress {                          # conf.d/a.conf:5, $BLOCK of keepalived.conf:4, included from keepalived.conf:7
        10.0.0.51/24                             # conf.d/a.conf:5, $VRID of keepalived.conf:2, $BLOCK of keepalived.conf:5, included from keepalived.conf:7
    }                                            # conf.d/a.conf:5, $BLOCK of keepalived.conf:6, included from keepalived.conf:7
    track_script chk_1                           # conf.d/a.conf:6, $N of conf.d/a.conf:6, included from keepalived.conf:7
    track_script chk_2                           # conf.d/a.conf:6, $N of conf.d/a.conf:6, included from keepalived.conf:7
}                                                # conf.d/a.conf:7, included from keepalived.conf:7
global_defs { router_id lb }                     # keepalived.conf:8
`);
  expect([status, err]).toEqual([0, '']);
});

test('what is for another host', async () => {
  const { out } = await kaconf(['expand', '--config-id=lb2', '-'], { '-': '@lb1 a\n@lb2 b\n@^lb1 c\n' });
  expect(out.match(/^ *\w+/gm)).toEqual(['b', 'c']);
});

test('what goes wrong is told beside it', async () => {
  const { status, err } = await kaconf(['expand', 'a.conf'], { 'a.conf': 'include no.conf\n' });
  expect(status).toBe(1);
  expect(err).toContain("warning[KA0020]: there is no file 'no.conf'\n --> a.conf:1:9\n");
});

test.each([
  [
    ['--define', '5=x', '-'],
    "kaconf expand: --define cannot be '5=x': NAME=VALUE; see 'kaconf expand --help'\n",
  ],
  [['a', 'b'], 'kaconf expand: give one FILE\n'],
])('%j', async (args, expected) => {
  const { status, err } = await kaconf(['expand', ...args], { '-': '', a: '', b: '' });
  expect([status, err]).toEqual([2, expected]);
});
