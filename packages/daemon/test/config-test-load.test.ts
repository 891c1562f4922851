import { machine } from '@kaconf/host/fake';
import { describe, expect, test } from 'vitest';
import { type Loaded, loadConfig } from '../src/config-test/load-config.ts';
import { defaultOptions, type Options } from '../src/options/options.ts';
import { configFile } from './config-file.ts';

const INSTANCE = `vrrp_script bare {
 script "killall -0 nginx"
}
vrrp_script gone {
 script /opt/nosuch
}
vrrp_script file {
 script "</var/run/up"
 user nobody
}
vrrp_instance VI_1 {
 interface eth0
 virtual_router_id 51
 notify_master "/usr/bin/true up"
 notify_backup "/opt/plain.txt"
 notify_fault "/usr/bin/true" nobody adm
 notify_stop "/usr/bin/true" nosuch
 track_script {
  bare
  gone
  file
 }
 virtual_ipaddress {
  10.0.0.10/24
 }
}
`;

function load(text: string, options: Partial<Options> = {}) {
  const path = configFile(text);
  const loaded = loadConfig({ ...defaultOptions('lb1'), configFile: path, ...options }, machine());
  return { ...loaded, lines: loaded.lines.map((line) => line.replaceAll(path, 'FILE')) };
}

function commands({ config, resolveScript }: Loaded) {
  const [instance] = config.vrrp_instances;
  const { notify_master, notify_backup, notify_fault, notify_stop } = instance ?? {};
  const notify = [notify_master, notify_backup, notify_fault, notify_stop];
  const tracked = config.vrrp_scripts.map(({ script }) => script);
  return [...notify, ...tracked].map((script) => script && resolveScript(script));
}

test('what runs is known with its user, what does not run is not', () => {
  const loaded = load(INSTANCE);
  expect(loaded.verdict).toBe('runs');
  expect(commands(loaded as Loaded)).toEqual([
    { words: ['/usr/bin/true', 'up'] },
    undefined,
    { words: ['/usr/bin/true'], uid: 65534, gid: 4 },
    undefined,
    { words: ['/usr/bin/killall', '-0', 'nginx'] },
    undefined,
    { words: ['/bin/sh', '-c', '</var/run/up'], uid: 65534, gid: 65534 },
  ]);
});

test('the log tells more than the configuration test', () => {
  expect(load(INSTANCE).lines).toEqual([
    'Configuration file FILE',
    "Script user 'keepalived_script' does not exist",
    "Script user 'nosuch' does not exist",
    'Invalid user/group for notify script /usr/bin/true - ignoring',
    'WARNING - script `killall` resolved by path search to `/usr/bin/killall`. Please specify full path.',
    'Script /opt/nosuch cannot be accessed - No such file or directory',
    'Disabling track script gone since not found/accessible',
    "WARNING - script '/opt/plain.txt' is not executable for uid:gid 0:0 - disabling.",
    'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
  ]);
});

test('the default user is the one of global_defs, or keepalived_script', () => {
  const own = load(`global_defs {\n script_user nobody\n}\n${INSTANCE}`);
  expect(commands(own as Loaded)[0]).toEqual({ words: ['/usr/bin/true', 'up'], uid: 65534, gid: 65534 });
  const path = configFile(INSTANCE);
  const host = machine({ users: ['keepalived_script'] });
  const usual = loadConfig({ ...defaultOptions('lb1'), configFile: path }, host);
  expect(commands(usual as Loaded)[0]).toEqual({ words: ['/usr/bin/true', 'up'], uid: 900, gid: 900 });
});

test('a virtual server that does not count is told of, and has a process', () => {
  const loaded = load('virtual_server 10.1.0.1 80 {\n}\n');
  expect(loaded).toMatchObject({
    verdict: 'runs',
    speaksOfServers: true,
    speaksOfRouters: false,
    config: { virtual_servers: [] },
    lines: [
      'Configuration file FILE',
      '(FILE: Line 2) Virtual server [10.1.0.1]:none:80 has no real servers - ignoring',
    ],
  });
  expect(load(INSTANCE)).toMatchObject({ speaksOfServers: false });
});

test.each([
  ['vrrp_instance {\n}', true],
  ['static_ipaddress {\n}', true],
  ['static_routes {\n10.0.0.0/8 dev eth0\n}', true],
  ['static_rules {\n}', true],
  ['vrrp_script S {\nscript /bin/true\n}', false],
  ['vrrp_sync_group G {\n}', false],
])('there is a VRRP process for what it begins with, be it empty: %s', (text, speaksOfRouters) => {
  expect(load(text)).toMatchObject({ verdict: 'runs', speaksOfRouters });
});

describe('what keepalived does not start from', () => {
  const noInterface = INSTANCE.replace('eth0', 'eth9');
  const noVrid = INSTANCE.replace('virtual_router_id 51', '');
  const rows: [what: string, status: 2 | undefined, text: string, options: Partial<Options>][] = [
    ['a missing interface', 2, noInterface, {}],
    [
      'a missing interface, but VRRP does not run',
      undefined,
      noInterface,
      {
        children: { vrrp: false, checkers: true, bfd: true },
      },
    ],
    ['a missing VRID', 2, noVrid, {}],
    [
      'a missing VRID, but VRRP does not run',
      undefined,
      noVrid,
      {
        children: { vrrp: false, checkers: true, bfd: true },
      },
    ],
    ['a keyword without its value', 2, INSTANCE.replace('router_id 51', 'router_id'), {}],
    ['an unknown keyword', undefined, `bogus\n${INSTANCE}`, {}],
    [
      'a value out of range',
      undefined,
      INSTANCE.replace('virtual_router_id 51', 'virtual_router_id 51\npriority 900'),
      {},
    ],
    ['nothing', undefined, '', {}],
  ];
  test.each(rows)('%s', (_what, status, text, options) => {
    const loaded = load(text, options);
    expect(loaded.verdict === 'fatal' ? loaded.status : undefined).toBe(status);
  });

  test('no file', () => {
    const options = { ...defaultOptions('lb1'), configFile: '/nonexistent.conf' };
    expect(loadConfig(options, machine())).toEqual({
      verdict: 'fatal',
      status: 6,
      lines: ["Config files missing '/nonexistent.conf'."],
    });
  });
});

test('only the processes that run read the file', () => {
  const line = "(FILE: Line 1) Unknown keyword 'bogus'";
  const parent = "(Line 1) Unknown keyword 'bogus'";
  expect(load('bogus\n').lines).toEqual(['Configuration file FILE', parent]);
  expect(load('bogus\n', { allChildren: true }).lines).toEqual([
    'Configuration file FILE',
    parent,
    line,
    line,
    line,
  ]);
  const instance =
    'vrrp_instance VI_1 {\n interface eth0\n virtual_router_id 1\n virtual_ipaddress {\n  10.0.0.1\n }\n}\n';
  expect(load(`bogus\n${instance}`).lines).toEqual(['Configuration file FILE', parent, line]);
});
