import { type IpAddress, micros, parseIp } from '@kaconf/net';
import { beforeEach, expect, test, vi } from 'vitest';
import type { InstanceStatus } from '../src/control/protocol.ts';
import { explanationText } from '../src/control/show/explanation.ts';
import { previewText } from '../src/control/show/preview.ts';
import { statusText } from '../src/control/show/status.ts';
import { noStatistics } from '../src/vrrp/statistics/statistics.ts';
import { sorry, webServers } from './virtual-server-status.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const daemon = { version: 'Keepalived v2.4.3', pid: 1, scripts: [], strays: {}, virtualServers: [] };

beforeEach(() => vi.stubEnv('TZ', 'UTC'));

const master: InstanceStatus = {
  name: 'VI_1',
  state: 'MASTER',
  interface: 'eth0',
  family: 4,
  version: 3,
  virtualRouterId: 51,
  addresses: ['10.0.0.10/24 dev eth0 scope global'],
  basePriority: 150,
  priority: 150,
  preempts: true,
  trackers: [],
  faults: [],
  group: undefined,
  election: undefined,
  statistics: noStatistics(),
  drops: {},
  transitions: [
    { time: '2026-11-22T11:00:00.000Z', state: 'BACKUP', cause: 'it has started' },
    { time: '2026-11-22T11:00:03.400Z', state: 'MASTER', cause: 'no master was heard' },
  ],
};

const backup: InstanceStatus = {
  ...master,
  name: 'VI_LONG',
  state: 'BACKUP',
  priority: 90,
  preempts: false,
  trackers: [
    {
      kind: 'script',
      name: 'chk',
      trackedBy: 'instance',
      weight: -60,
      reverse: false,
      found: 'fails with status 1',
      share: -60,
    },
    {
      kind: 'interface',
      name: 'eth1',
      trackedBy: 'group',
      weight: 0,
      reverse: false,
      found: 'is up',
      share: 0,
    },
  ],
  group: {
    name: 'G',
    members: [
      { name: 'VI_LONG', state: 'BACKUP' },
      { name: 'VI_2', state: 'MASTER' },
    ],
  },
  election: {
    master: parseIp('10.0.0.12') as IpAddress,
    masterPriority: 100,
    takesOverIn: micros(3_100_000),
    preemptsIn: micros(500_000),
    heldByGroup: true,
  },
  drops: { 'bad checksum': 3, 'wrong TTL': 1 },
  transitions: [{ time: '2026-11-20T11:00:00.000Z', state: 'BACKUP', cause: 'it has started' }],
};

test('a status is a line for each instance', () => {
  const fault = {
    ...master,
    name: 'VI_3',
    state: 'FAULT',
    faults: ['interface eth0 is down'],
    transitions: [],
  } as const;
  expect(statusText({ ...daemon, instances: [master, backup, fault] }, NOW)).toBe(`\
INSTANCE  STATE   PRIORITY  SINCE                WHY
VI_1      MASTER  150       2026-11-22 11:00:03  no master was heard
VI_LONG   BACKUP  90        2026-11-20 11:00:00  it has started
VI_3      FAULT   150       -                    interface eth0 is down
`);
});

test('maintenance comes first', () => {
  const status = { ...daemon, maintenanceSince: '2026-11-22T11:58:00.000Z', instances: [] };
  expect(statusText(status, NOW)).toBe(`\
In maintenance for 2 min: no instance takes part until 'keepalived ctl maintenance off'.

No vrrp_instance is running.
`);
});

test('a master is explained', () => {
  expect(explanationText(master, NOW)).toBe(`\
VI_1 is MASTER for 59 min: no master was heard

  Priority   150
                +150 configured
  Router     VRID 51 on eth0, IPv4, version 3
  Addresses  10.0.0.10/24 dev eth0 scope global

Transitions, the newest last:
  2026-11-22 11:00:00  BACKUP  it has started
  2026-11-22 11:00:03  MASTER  no master was heard
`);
});

test('a backup is explained', () => {
  expect(explanationText(backup, NOW)).toBe(`\
VI_LONG is BACKUP for 2 d: it has started

  Priority    90
                 +150 configured
                  -60 script chk fails with status 1
                   +0 interface eth1 is up, tracked by its sync group
  Waits       for 10.0.0.12 with priority 100 to be silent for another 3.100 s
              leaves it alone for another 0.500 s, its preempt_delay
              leaves a master of lower priority alone, as nopreempt says
              would be master, but not all of its sync group can be
  Sync group  G: VI_LONG BACKUP, VI_2 MASTER
  Dropped     3 bad checksum, 1 wrong TTL
  Router      VRID 51 on eth0, IPv4, version 3
  Addresses   10.0.0.10/24 dev eth0 scope global

Transitions, the newest last:
  2026-11-20 11:00:00  BACKUP  it has started
`);
});

test.each([
  { base: 255, priority: 255, line: 'an owner keeps its priority' },
  { base: 50, priority: 1, line: 'priorities are 1 to 254' },
])('an effective priority of $priority is explained', ({ base, priority, line }) => {
  expect(explanationText({ ...backup, basePriority: base, priority }, NOW)).toContain(line);
});

test('a reload is shown before it happens', () => {
  const lines = ['Configuration file /etc/keepalived/keepalived.conf'];
  const statements = [
    { keyword: 'priority', removed: ['150'], added: ['100'] },
    { keyword: 'virtual_ipaddress', removed: ['10.0.0.10/24', '10.0.0.11/24'], added: ['10.0.0.20/24'] },
    { keyword: 'authentication', removed: [], added: [] },
  ];
  const changes = [
    { block: 'vrrp_instance', name: 'VI_2', change: 'added', statements: [] },
    { block: 'vrrp_script', name: 'chk', change: 'removed', statements: [] },
    { block: 'vrrp_instance', name: 'VI_1', change: 'changed', statements },
    { block: 'global', name: '', change: 'changed', statements: [] },
  ] as const;
  expect(previewText({ verdict: 'accepted', lines, changes })).toBe(`\
A reload would change this:

+ vrrp_instance VI_2
- vrrp_script chk
~ vrrp_instance VI_1
    priority 150 → 100
    - virtual_ipaddress 10.0.0.10/24
    - virtual_ipaddress 10.0.0.11/24
    + virtual_ipaddress 10.0.0.20/24
    authentication (in another way)
~ global

keepalived would say:

  Configuration file /etc/keepalived/keepalived.conf
`);
  expect(previewText({ verdict: 'accepted', lines: [], changes: [] })).toBe(
    'A reload would change nothing.\n',
  );
});

test('a refusal gives its reasons', () => {
  expect(previewText({ verdict: 'refused', lines: ["Unknown keyword 'x'"], changes: [] })).toBe(`\
A reload would be refused, and change nothing. keepalived says:

  Unknown keyword 'x'
`);
});

test('virtual servers have a line each, and below it their real servers with what is wrong with them', () => {
  const status = { ...daemon, instances: [], virtualServers: [webServers, sorry] };
  expect(statusText(status, NOW).split('\n')).toEqual([
    'No vrrp_instance is running.',
    '',
    'VIRTUAL SERVER     REAL SERVER        STATE  WEIGHT  ACTIVE  NEXT CHECK  WHY',
    '[10.1.0.1]:tcp:80                     UP     3       2',
    '                   [10.0.1.1]:tcp:80  UP     3       2       0.4 s       TCP_CHECK has failed once, and asks again, FILE_CHECK adds 2',
    '                   [10.0.1.2]:tcp:80  DOWN   1       -       2.1 s       HTTP_GET fails, BFD_CHECK has not run yet',
    'FWM 5                                 DOWN   3       2                   the quorum is 4, sorry server [10.0.1.9]:tcp:80 serves, this machine has not its address',
    '                   [10.0.1.1]:tcp:80  IDLE   3       2       -           the sorry server serves',
    '',
  ]);
});
