import { type Machine, parseConfig } from '@kaconf/config';
import { planRouter } from '@kaconf/vrrp';
import { describe, expect, test } from 'vitest';
import { filledIn } from '../src/dumps/global-line.ts';
import { type GlobalReader, globalsText } from '../src/dumps/globals-text.ts';

const machine: Machine = {
  uid: 0,
  gid: 0,
  user: (name) => (name === 'tester' ? { uid: 1000, gid: 1001 } : undefined),
  group: () => undefined,
  groupsOf: () => [1001, 27],
};

const INSTANCE = 'vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\nNOTIFY\n}\n';

/** What it says of the one and not of the other, for whoever reads it. */
function added(reader: GlobalReader, text: string, before = INSTANCE): string[] {
  const known = lines(reader, before);
  return lines(reader, text).filter((line) => !known.includes(line));
}

function lines(reader: GlobalReader, text: string): string[] {
  const { config } = parseConfig({ file: 'FILE', text }, { machine });
  const resolveScript = ({ words }: { readonly words: readonly string[] }) => ({ words });
  const plan = planRouter(config, resolveScript);
  const subject = { config, plan, umask: 0o177, namespace: undefined, resolveScript };
  const all = globalsText({ ...subject, ordinaryReloadFile: '/run/keepalived.reload' }, reader);
  return filledIn(all, { reload: [' Reload scheduled for TIME'], 'real time': [' current'] });
}

function globals(text: string, notify = ''): string {
  return `global_defs {\n${text}\n}\n${INSTANCE.replace('NOTIFY', notify)}`;
}

describe('what is told of the sync daemon of IPVS', () => {
  const daemon = 'lvs_sync_daemon eth1 inst VI_1 maxlen 1000 port 8849 ttl 4 group 224.0.0.82';
  const common = [
    ' LVS syncd maxlen = 1000',
    ' LVS mcast group 224.0.0.82',
    ' LVS syncd mcast port = 8849',
    ' LVS syncd mcast ttl = 4',
  ];
  test('the VRRP child has found its instance, and takes its ID', () => {
    const head = [' LVS syncd vrrp instance = VI_1', ' LVS syncd interface = eth1', ' LVS syncd syncid = 51'];
    expect(added('vrrp', globals(daemon))).toEqual([...head, ...common]);
  });
  test('the parent knows a name', () => {
    const head = [
      ' LVS syncd vrrp name = VI_1',
      ' LVS syncd interface = eth1',
      ' LVS syncd syncid = 4294967295',
    ];
    expect(added('parent', globals(daemon))).toEqual([...head, ...common]);
  });
  test('one of no instance is none of the VRRP child', () => {
    expect(added('vrrp', globals('lvs_sync_daemon eth1 inst VI_9'))).toEqual([]);
  });
});

describe('who runs scripts by default', () => {
  const own = ' Default script uid:gid';
  test.each<[string, GlobalReader, string, string, string[]]>([
    [
      'is who is named, with all groups',
      'parent',
      'script_user tester :',
      '',
      [`${own} 1000:1001`, '   Supplementary groups:', '     1001', '     27'],
    ],
    [
      'has been looked for when the pipe was read',
      'bfd',
      'vrrp_notify_fifo /run/p',
      '',
      [' VRRP notify fifo = /run/p, uid:gid 0:0', `${own} 0:0`],
    ],
    ['has been looked for by who reads instances', 'vrrp', '', 'notify /bin/true', [`${own} 0:0`]],
    ['is nobody yet where instances are not read', 'parent', '', 'notify /bin/true', []],
    ['is nobody where all have a user', 'vrrp', '', 'notify /bin/true tester', []],
  ])('%s', (_, reader, text, notify, expected) => {
    expect(added(reader, globals(text, notify))).toEqual(expected);
  });
});

test.each([
  ['net_namespace_ipvs blue\n', ' Network namespace ipvs = blue'],
  ['net_namespace_ipvs\n', ' Network namespace ipvs = (default)'],
])('the namespace of virtual servers: %s', (text, expected) => {
  expect(added('vrrp', text + INSTANCE)).toEqual([expected]);
});

test('who opens a pipe has added its path to the command that reads it', () => {
  const text = globals('script_user tester\nnotify_fifo /run/p\nnotify_fifo_script "/bin/reader -v"');
  const reader = (words: string) => ` Global notify fifo script = ${words}, uid:gid 0:0`;
  expect(added('vrrp', text)).toContain(reader("'/bin/reader' '-v' '/run/p'"));
  expect(added('checkers', text)).toContain(reader("'/bin/reader' '-v' '/run/p'"));
  expect(added('parent', text)).toContain(reader("'/bin/reader' '-v'"));
});

test('what happens to virtual servers is read by who is told so by their own process', () => {
  const text = globals('script_user tester\nlvs_notify_fifo /run/p\nlvs_notify_fifo_script "/bin/reader -v"');
  const reader = (words: string) => ` LVS notify fifo script = ${words}, uid:gid 0:0`;
  expect(added('checkers', text)).toContain(reader("'/bin/reader' '-v' '/run/p'"));
  expect(added('vrrp', text)).toContain(reader("'/bin/reader' '-v'"));
});

test('what only the process knows has its place', () => {
  const all = lines('vrrp', globals('reload_time_file /run/when\nreload_file'));
  expect(all.slice(all.indexOf(' Reload time file = /run/when')).slice(0, 3)).toEqual([
    ' Reload time file = /run/when',
    ' Reload scheduled for TIME',
    ' Reload_file = /run/keepalived.reload',
  ]);
  expect(all[all.indexOf(' json_version 1') - 1]).toBe(' current');
});
