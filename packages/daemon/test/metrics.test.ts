import { describe, expect, test } from 'vitest';
import type { InstanceStatus, Status } from '../src/control/protocol.ts';
import { formatMetricsAddress, parseMetricsAddress } from '../src/metrics/address.ts';
import { metricFamilies } from '../src/metrics/families.ts';
import { openMetrics } from '../src/metrics/open-metrics.ts';
import { noStatistics } from '../src/vrrp/statistics/statistics.ts';
import { instance, router } from './shell-router.ts';
import { webServers } from './virtual-server-status.ts';

describe('an address for metrics', () => {
  test.each([
    { text: '9165', where: '127.0.0.1:9165' },
    { text: ':9165', where: '127.0.0.1:9165' },
    { text: '0.0.0.0:9165', where: '0.0.0.0:9165' },
    { text: '10.0.0.11:1', where: '10.0.0.11:1' },
    { text: '[::1]:65535', where: '[::1]:65535' },
  ])('$text is $where', ({ text, where }) => {
    const address = parseMetricsAddress(text);
    expect(address && formatMetricsAddress(address)).toBe(where);
  });

  test.each(['', '0', '65536', 'localhost:9165', '10.0.0.11', '::1:9165', '[10.0.0.11]:9165', '9165 ', '-1'])(
    "'%s' is none",
    (text) => {
      expect(parseMetricsAddress(text)).toBeUndefined();
    },
  );
});

const [excluded] = instance(['10.0.9.10'], { on: 'eth1' }).virtualAddresses;
const plan = router([
  instance(['10.0.0.10', '10.0.0.20'], { excludedAddresses: excluded ? [excluded] : [] }),
]);

const one: InstanceStatus = {
  name: 'VI_1',
  state: 'MASTER',
  interface: 'eth0',
  family: 4,
  version: 2,
  virtualRouterId: 51,
  addresses: [],
  basePriority: 150,
  priority: 90,
  preempts: true,
  trackers: [],
  faults: [],
  group: undefined,
  election: undefined,
  transitions: [],
  statistics: { ...noStatistics(), advertsReceived: 3, advertsSent: 40, becameMaster: 1 },
  drops: { 'bad checksum': 2 },
};

const status: Status = {
  version: '',
  pid: 1,
  instances: [one],
  scripts: [{ name: 'chk', succeeds: false, phase: 'terminating' }],
  strays: { eth0: { 'unknown VRID': 7 } },
  virtualServers: [],
};

test('what is measured has the names and labels of keepalived-exporter', () => {
  const text = openMetrics(metricFamilies(plan, status));
  const samples = text.split('\n').filter((line) => !line.startsWith('#') && line !== '');
  const labels = '{iname="VI_1",intf="eth0",vrid="51"}';
  expect(samples).toEqual([
    'keepalived_up 1',
    'keepalived_vrrp_state{iname="VI_1",intf="eth0",vrid="51",ip_address="10.0.0.10/24"} 2',
    'keepalived_vrrp_state{iname="VI_1",intf="eth0",vrid="51",ip_address="10.0.0.20/24"} 2',
    'keepalived_vrrp_excluded_state{iname="VI_1",intf="eth1",vrid="51",ip_address="10.0.9.10/24"} 2',
    `keepalived_gratuitous_arp_delay_total${labels} 5`,
    `keepalived_advertisements_received_total${labels} 3`,
    `keepalived_advertisements_sent_total${labels} 40`,
    `keepalived_become_master_total${labels} 1`,
    `keepalived_release_master_total${labels} 0`,
    `keepalived_packet_length_errors_total${labels} 0`,
    `keepalived_advertisements_interval_errors_total${labels} 0`,
    `keepalived_ip_ttl_errors_total${labels} 0`,
    `keepalived_invalid_type_received_total${labels} 0`,
    `keepalived_address_list_errors_total${labels} 0`,
    `keepalived_authentication_invalid_total${labels} 0`,
    `keepalived_authentication_mismatch_total${labels} 0`,
    `keepalived_authentication_failure_total${labels} 0`,
    `keepalived_priority_zero_received_total${labels} 0`,
    `keepalived_priority_zero_sent_total${labels} 0`,
    'keepalived_script_status{name="chk"} 0',
    'keepalived_script_state{name="chk"} 2',
    'kaconf_info{version="0.1.0"} 1',
    'kaconf_maintenance 0',
    `kaconf_base_priority${labels} 150`,
    `kaconf_priority${labels} 90`,
    'kaconf_packets_dropped_total{iname="VI_1",intf="eth0",vrid="51",reason="bad checksum"} 2',
    'kaconf_packets_dropped_total{iname="",intf="eth0",vrid="",reason="unknown VRID"} 7',
  ]);
});

test('OpenMetrics say type and help of a family once, and where they end', () => {
  const families = [
    {
      name: 'kaconf_x',
      type: 'counter',
      help: 'X.',
      samples: [
        { labels: { a: 'say "x\\y"\n' }, value: 1 },
        { labels: {}, value: 2 },
      ],
    },
    { name: 'kaconf_y', type: 'gauge', help: 'Y.', samples: [] },
  ] as const;
  expect(openMetrics(families)).toBe(`\
# TYPE kaconf_x counter
# HELP kaconf_x X.
kaconf_x_total{a="say \\"x\\\\y\\"\\n"} 1
kaconf_x_total 2
# EOF
`);
});

test('without an answer of the VRRP process it is not up', () => {
  expect(openMetrics(metricFamilies(plan, { ...status, instances: [] }))).toContain('\nkeepalived_up 0\n');
  expect(openMetrics(metricFamilies(undefined, { ...status, instances: [] }))).toContain(
    '\nkeepalived_up 1\n',
  );
});

test('maintenance is measured', () => {
  const since = { ...status, maintenanceSince: '2026-11-22T11:58:00.000Z' };
  expect(openMetrics(metricFamilies(plan, since))).toContain('\nkaconf_maintenance 1\n');
});

test('virtual and real servers are measured, and what the kernel has counted of them', () => {
  const text = openMetrics(
    metricFamilies(undefined, { ...status, instances: [], virtualServers: [webServers] }),
  );
  const samples = text.split('\n').filter((line) => /^kaconf_(?:virtual|real|sorry|checker)/.test(line));
  const service = 'service="[10.1.0.1]:tcp:80"';
  const one = `${service},server="[10.0.1.1]:tcp:80"`;
  const two = `${service},server="[10.0.1.2]:tcp:80"`;
  expect(samples).toEqual([
    `kaconf_virtual_server_up{${service}} 1`,
    `kaconf_virtual_server_weight{${service}} 3`,
    `kaconf_sorry_server_serving{${service}} 0`,
    `kaconf_real_server_up{${one}} 1`,
    `kaconf_real_server_up{${two}} 0`,
    `kaconf_real_server_serving{${one}} 1`,
    `kaconf_real_server_serving{${two}} 0`,
    `kaconf_real_server_weight{${one}} 3`,
    `kaconf_real_server_weight{${two}} 1`,
    `kaconf_checker_up{${one},checker="TCP_CHECK",position="1"} 1`,
    `kaconf_checker_up{${one},checker="FILE_CHECK",position="2"} 1`,
    `kaconf_checker_up{${two},checker="HTTP_GET",position="1"} 0`,
    `kaconf_checker_up{${two},checker="BFD_CHECK",position="2"} 0`,
    `kaconf_virtual_server_connections_total{${service}} 9`,
    `kaconf_virtual_server_incoming_packets_total{${service}} 70`,
    `kaconf_virtual_server_outgoing_packets_total{${service}} 60`,
    `kaconf_virtual_server_incoming_bytes_total{${service}} 5000`,
    `kaconf_virtual_server_outgoing_bytes_total{${service}} 40000`,
    `kaconf_real_server_connections_total{${one}} 9`,
    `kaconf_real_server_incoming_packets_total{${one}} 70`,
    `kaconf_real_server_outgoing_packets_total{${one}} 60`,
    `kaconf_real_server_incoming_bytes_total{${one}} 5000`,
    `kaconf_real_server_outgoing_bytes_total{${one}} 40000`,
    `kaconf_real_server_active_connections{${one}} 2`,
    `kaconf_real_server_inactive_connections{${one}} 5`,
  ]);
});
