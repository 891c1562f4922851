import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { planOf, plansOf, plansOfServer } from './literal.ts';

test('a checker is planned with what its servers say', () => {
  const plan = planOf('TCP_CHECK', '', 'retry 4\n connect_timeout 2\n alpha');
  expect(plan).toEqual({
    type: 'TCP_CHECK',
    place: { service: 0, server: 0, checker: 0 },
    server: '[10.0.0.11]:tcp:80',
    service: '[10.0.0.10]:tcp:80',
    alpha: true,
    delayLoop: seconds(6),
    retry: 4,
    delayBeforeRetry: seconds(1),
    warmup: seconds(6),
    logAllFailures: false,
    connection: {
      address: '10.0.0.11',
      port: 80,
      source: undefined,
      sourcePort: 0,
      interface: undefined,
      fwmark: 0,
      timeout: seconds(2),
    },
  });
});

test('what it says itself wins', () => {
  const words = `connect_ip 10.0.0.12
    connect_port 81
    bindto 10.0.0.1
    bind_port 1234
    bind_if eth7
    fwmark 9
    connect_timeout 0.5
    delay_loop 1.5
    retry 0
    delay_before_retry 0.25
    warmup 0
    alpha no
    log_all_failures`;
  expect(planOf('TCP_CHECK', words, 'alpha')).toMatchObject({
    alpha: false,
    delayLoop: 1_500_000,
    retry: 0,
    delayBeforeRetry: 250_000,
    warmup: 0,
    logAllFailures: true,
    connection: {
      address: '10.0.0.12',
      port: 81,
      source: '10.0.0.1',
      sourcePort: 1234,
      interface: 'eth7',
      fwmark: 9,
      timeout: 500_000,
    },
  });
});

test('checkers come in the order in which they are written', () => {
  const plans = plansOfServer('DNS_CHECK {\n }\n TCP_CHECK {\n }\n PING_CHECK {\n }\n TCP_CHECK {\n }');
  const seen = plans.map(({ type, place }) => [place.checker, type]);
  expect(seen).toEqual([
    [0, 'DNS_CHECK'],
    [1, 'TCP_CHECK'],
    [2, 'PING_CHECK'],
    [3, 'TCP_CHECK'],
  ]);
});

test('those of files come last', () => {
  const text = `track_file load {
    file "/tmp/load"
    weight 2
  }
  virtual_server 10.0.0.10 80 {
    protocol TCP
    real_server 10.0.0.11 80 {
      FILE_CHECK {
        track_file load
      }
      TCP_CHECK {
      }
    }
  }`;
  expect(plansOf(text)).toMatchObject([
    { type: 'TCP_CHECK' },
    { type: 'FILE_CHECK', file: 'load', weight: 2, reverse: false },
  ]);
});

test.each([
  ['virtual_server 10.0.0.10 80', 'protocol UDP', '[10.0.0.10]:udp:80', '[10.0.0.11]:udp:80'],
  ['virtual_server fwmark 5', '', 'FWM 5', '[10.0.0.11]:none:0'],
  ['virtual_server 2001:db8::1 80', 'protocol TCP', '[2001:db8::1]:tcp:80', '[2001:db8::11]:tcp:80'],
])('%s is called as keepalived calls it', (header, protocol, service, server) => {
  const address = header.includes('db8') ? '2001:db8::11' : '10.0.0.11';
  const real = `real_server ${address} 80 {\n TCP_CHECK {\n }\n }`;
  const text = `${header} {\n lvs_method TUN\n ${protocol}\n ${real}\n }`;
  expect(plansOf(text)).toMatchObject([{ service, server }]);
});

test('a program may run as long as the virtual server waits between two checks', () => {
  expect(planOf('MISC_CHECK', 'misc_path "/bin/true"\n delay_loop 2')).toMatchObject({
    timeout: seconds(6),
    retry: 0,
    serverWeight: 10,
    dynamic: false,
  });
  expect(planOf('MISC_CHECK', 'misc_path "/bin/true"\n misc_timeout 3')).toMatchObject({
    timeout: seconds(3),
  });
});
