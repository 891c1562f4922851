import type { Json } from '@kaconf/config';
import { expect, test } from 'vitest';
import { kaconf } from './run.ts';

/** The members of what `kaconf ast` prints of a text. */
async function ast(text: string): Promise<{ readonly [name: string]: Json }> {
  const { out } = await kaconf(['ast', '-'], { '-': text });
  return JSON.parse(out);
}

test('members are in alphabetical order, and so are those in them', async () => {
  const { status, out, err } = await kaconf(['ast', 'keepalived.conf'], {
    'keepalived.conf': 'vrrp_script chk {\n    script "/bin/chk -q"\n    interval 2.5\n    weight -10\n}\n',
  });
  const names = Array.from(out.matchAll(/^ {2}"(\w+)":/gm), (match) => match[1]);
  expect(names).toEqual(names.toSorted());
  expect(out).toContain(`
  "vrrp_scripts": [
    {
      "at": "keepalived.conf:1:1",
      "fall": 1,
      "init_fail": false,
      "interval": {
        "micros": 2500000
      },
      "name": "chk",
      "rise": 1,
      "script": {
        "at": "keepalived.conf:2:12",
        "text": "/bin/chk -q",
        "words": [
          "/bin/chk",
          "-q"
        ]
      },
      "timeout": {
        "micros": 2500000
      },
      "user": null,
      "weight": {
        "reverse": false,
        "weight": -10
      }
    }
  ],
  "vrrp_sync_groups": [],
`);
  expect([status, err]).toEqual([0, '']);
});

test('addresses and prefixes are text, numbers of 64 bits are, too', async () => {
  const { static_ipaddress, static_routes, static_rules } = await ast(`
static_ipaddress { 10.0.0.1/24 dev eth0 }
static_routes { 2001:db8::/32 via fe80::1 dev eth0 mtu 1400 rtt 250ms }
static_rules { from 10.0.0.0/8 tunnel-id 18446744073709551615 sport 1-9 table 7 }
`);
  expect(static_ipaddress).toMatchObject([
    { at: '<stdin>:2:20', dev: 'eth0', prefix: '10.0.0.1/24', preferred_lft: 'forever' },
  ]);
  expect(static_routes).toMatchObject([
    {
      destination: '2001:db8::/32',
      via: 'fe80::1',
      metrics: { mtu: { value: 1400, locked: false }, rtt: { value: { micros: 250000 }, locked: false } },
    },
  ]);
  expect(static_rules).toMatchObject([
    { from: '10.0.0.0/8', tunnel_id: '18446744073709551615', sport: { start: 1, end: 9 } },
  ]);
});

test('a duration is one wherever it stands', async () => {
  const { global_defs, vrrp_track_processes, virtual_servers } = await ast(`
global_defs { lvs_timeouts tcp 7200 udp 300 }
vrrp_track_process nginx {
  process nginx
  delay 1.5
}
virtual_server 10.0.0.1 80 {
  persistence_timeout 60
  real_server 10.0.0.2 80 { TCP_CHECK { connect_timeout 0.25 } }
}
`);
  expect(global_defs).toMatchObject({
    lvs_timeouts: { tcp: { micros: 7200000000 }, udp: { micros: 300000000 } },
  });
  expect(vrrp_track_processes).toMatchObject([
    { fork_delay: { micros: 1500000 }, terminate_delay: { micros: 1500000 } },
  ]);
  expect(virtual_servers).toMatchObject([
    {
      persistence_timeout: { micros: 60000000 },
      real_server: [{ TCP_CHECK: [{ connect_timeout: { micros: 250000 } }] }],
    },
  ]);
});

test('what keepalived would not put to work is not there, and standard error says why', async () => {
  const { status, out, err } = await kaconf(['ast', '-'], { '-': 'vrrp_instance VI_1 {\n}\n' });
  expect(JSON.parse(out).vrrp_instances).toEqual([]);
  expect(err).toContain("error[KA0013]: 'VI_1' has no virtual_router_id\n --> <stdin>:1:1\n");
  expect(status).toBe(1);
});

test('definitions and the host count', async () => {
  const { out } = await kaconf(['ast', '--define', 'RID=lb', '--config-id', 'b', '-'], {
    '-': 'global_defs {\n@a router_id a\n@b router_id $RID\n}\n',
  });
  expect(JSON.parse(out).global_defs.router_id).toBe('lb');
});

test('one file', async () => {
  const { status, err } = await kaconf(['ast', 'a', 'b'], { a: '', b: '' });
  expect([status, err]).toEqual([2, 'kaconf ast: give one FILE\n']);
});
