import { parseConfig } from '@kaconf/config';
import { expect, test } from 'vitest';
import { lint, lintCluster, type Settings } from '../src/index.ts';

interface Instance {
  readonly name?: string;
  readonly vrid?: number;
  readonly device?: string;
  readonly address?: string;
  /** Further lines of it. */
  readonly lines?: string;
}

function instance(priority: number, { name = 'VI_1', vrid = 51, device = 'eth0', ...rest }: Instance = {}) {
  const { address = '10.0.0.10', lines = '' } = rest;
  return `vrrp_instance ${name} {
    interface ${device}
    virtual_router_id ${vrid}
    priority ${priority}
    virtual_ipaddress {
        ${address}
    }
    ${lines}
}
`;
}

/** Nodes a, b, c and what is found, as `CODE FILE:LINE`. */
function findings(texts: readonly string[], settings?: Settings): string[] {
  return found(texts, settings).map(({ code, span }) => `${code} ${span.file}:${span.line}`);
}

function found(texts: readonly string[], settings?: Settings) {
  const nodes = texts.map((text, index) => {
    const name = 'abc'[index] ?? '';
    return { name, parsed: parseConfig({ file: `${name}.conf`, text }) };
  });
  return lintCluster(nodes, settings);
}

/** Three lines a script, then the instance, which has them in its lines 9 and following. */
function tracking(priority: number, weights: readonly number[], more: Instance = {}): string {
  const entries = weights.map((weight, at) => `chk_${at} weight ${weight}`);
  const scripts = weights.map((_, at) => `vrrp_script chk_${at} {\n script /bin/true\n}\n`);
  const lines = `track_script {\n${entries.join('\n')}\n}\n${more.lines ?? ''}`;
  return scripts.join('') + instance(priority, { ...more, lines });
}

test('a finding tells both places and what it takes', () => {
  expect(found([tracking(150, [-40]), instance(100)])).toEqual([
    {
      code: 'KL813',
      severity: 'warning',
      span: { file: 'a.conf', line: 12, column: 1, endLine: 12, endColumn: 6 },
      message: "when script 'chk_0' fails, 'VI_1' stays on a: 150 − 40 = 110, and b has 100",
      hint: 'write weight -51 or less, or bring the priorities closer together',
      related: [
        {
          span: { file: 'b.conf', line: 4, column: 5, endLine: 4, endColumn: 17 },
          message: "'VI_1' of b",
        },
      ],
    },
  ]);
});

test.each<[string, string[], string[]]>([
  ['as much as the priorities are apart', [tracking(150, [-50]), instance(100)], ['KL813 a.conf:12']],
  ['one more', [tracking(150, [-51]), instance(100)], []],
  ['two that are enough together', [tracking(150, [-30, -30]), instance(100)], []],
  ['two that are not', [tracking(150, [-20, -30]), instance(100)], ['KL813 a.conf:15', 'KL813 a.conf:16']],
  ['one that another one makes needless', [tracking(150, [-40, -60]), instance(100)], ['KL813 a.conf:15']],
  ['of who is not master anyway', [instance(150), tracking(100, [-20])], []],
  ['that lifts both alike', [tracking(101, [2]), tracking(100, [2])], []],
  ['that lifts both, and not enough', [tracking(150, [20]), tracking(100, [20])], ['KL813 a.conf:12']],
  ['that lifts one only', [tracking(100, [20]), instance(110)], []],
  ['0, which is a fault', [tracking(150, [0]), instance(100)], []],
  ['against the better of two', [tracking(150, [-40]), instance(50), instance(120)], []],
  [
    'against one who leaves masters alone',
    [tracking(150, [-60]), instance(100, { lines: 'nopreempt' })],
    ['KL812 b.conf:8'],
  ],
])('weight: %s', (_, texts, expected) => {
  expect(findings(texts)).toEqual(expected);
});

test.each([
  [-40, 150, 100, 'write weight -51 or less, or bring the priorities closer together'],
  [20, 150, 100, 'write priority 99 or less'],
  [-20, 254, 1, 'raise the priority of b'],
])('weight %i of %i against %i: %s', (weight, priority, other, hint) => {
  const hints = found([tracking(priority, [weight]), instance(other)]).map((one) => one.hint);
  expect(hints).toEqual([hint]);
});

test.each<[string, string[], string[]]>([
  [
    'other names and one address',
    [instance(2, { name: 'A', vrid: 7 }), instance(1, { name: 'B' })],
    ['KL801 b.conf:3'],
  ],
  ['one name, and nothing else', [instance(2), instance(1, { vrid: 52, address: '10.0.0.20' })], []],
  [
    'one name and VRID, and other addresses',
    [instance(2), instance(1, { address: '10.0.0.20' })],
    ['KL806 a.conf:6', 'KL806 b.conf:6'],
  ],
  ['other interfaces', [instance(2), instance(1, { device: 'ens3' })], []],
  [
    'other interfaces of which one node has both',
    [
      instance(2),
      instance(1, { device: 'eth1' }) + instance(1, { name: 'B', vrid: 52, address: '10.0.0.20' }),
    ],
    ['KL818 b.conf:2'],
  ],
  [
    'one VRID on other interfaces',
    [instance(2, { name: 'A' }), instance(1, { name: 'B', device: 'eth1', address: '10.0.0.20' })],
    [],
  ],
  [
    'names that are exchanged',
    [
      instance(2, { name: 'A' }) + instance(2, { name: 'B', vrid: 52, address: '10.0.0.20' }),
      instance(1, { name: 'B' }) + instance(1, { name: 'A', vrid: 52, address: '10.0.0.20' }),
    ],
    [],
  ],
  [
    'link-local addresses, which are the same on every link',
    [
      instance(2, { name: 'A', address: 'fe80::1' }),
      instance(1, { name: 'B', vrid: 52, address: 'fe80::1', device: 'eth1' }),
    ],
    [],
  ],
  [
    'one VRID on one interface, and other multicast addresses',
    [
      instance(2, { name: 'A', lines: 'mcast_dst_ip 224.0.0.100' }),
      instance(1, { name: 'B', address: '10.0.0.20' }),
    ],
    [],
  ],
  [
    'another multicast address by default',
    [`global_defs {\nvrrp_mcast_group4 224.0.0.100\n}\n${instance(2)}`, instance(1)],
    ['KL821 b.conf:1'],
  ],
  ['three nodes', [instance(3), instance(2), instance(3)], ['KL810 c.conf:4']],
  [
    'a node that has nothing of it',
    [instance(2), instance(1, { name: 'B', vrid: 9, address: '10.0.0.9' })],
    [],
  ],
])('what belongs together: %s', (_, texts, expected) => {
  expect(findings(texts)).toEqual(expected);
});

/** The instances VI_1 and VI_2 in a group, which tracks a script. */
function grouped(priorities: readonly [number, number], weight: number): string {
  const script = 'vrrp_script chk {\n script /bin/true\n}\n';
  const group = `vrrp_sync_group G {\n group {\n VI_1\n VI_2\n }\n track_script {\n chk weight ${weight}\n }\n}\n`;
  return script + group + twoOf(priorities);
}

function twoOf([one, other]: readonly [number, number]): string {
  const second = { name: 'VI_2', device: 'eth1', vrid: 52, address: '10.1.0.10' };
  return instance(one) + instance(other, second);
}

test.each<[string, string[], string[]]>([
  ['enough for both', [grouped([150, 150], -60), grouped([100, 100], -60)], []],
  [
    'enough for one',
    [grouped([150, 170], -60), grouped([100, 100], -60)],
    ['VI_2 stays on a: 170 − 60 = 110'],
  ],
  [
    'enough for none',
    [grouped([150, 170], -40), grouped([100, 100], -40)],
    ['VI_2 stays on a: 170 − 40 = 130'],
  ],
  ['and no such group on the other node', [grouped([150, 170], -60), twoOf([100, 100])], ['KL820']],
])('weight of a sync group: %s', (_, texts, expected) => {
  const told = found(texts).map(
    ({ code, message }) => /'(VI_2)' (stays on .*),/.exec(message)?.slice(1).join(' ') ?? code,
  );
  expect(told).toEqual(expected);
});

test.each<[string, string, string[]]>([
  ['a process', 'vrrp_track_process it {\n process nginx\n}', ['KL813']],
  ['a BFD session', 'bfd_instance it {\n neighbor_ip 10.0.0.9\n}', ['KL813']],
  ['a file, whose number nobody knows', 'track_file it {\n file /run/it\n}', []],
])('weight of %s', (_, definition, codes) => {
  const keyword = /^(?:vrrp_)?(\w+?)(?:_instance)? /.exec(definition)?.[1];
  const lines = `track_${keyword?.replace('track_', '')} {\nit weight -40\n}`;
  const texts = [`${definition}\n${instance(150, { lines })}`, instance(100)];
  expect(found(texts).map((one) => one.code)).toEqual(codes);
});

test('where all leave masters alone no weight is enough', () => {
  const texts = [tracking(150, [-60], { lines: 'nopreempt' }), instance(100, { lines: 'nopreempt' })];
  expect(found(texts)).toMatchObject([
    {
      code: 'KL813',
      message:
        "when script 'chk_0' fails, 'VI_1' stays on a: b has nopreempt, and takes over from no living master",
      hint: 'leave nopreempt out on b, or track with weight 0',
    },
  ]);
});

const KEYS = {
  1: 'key 1 hex:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  2: 'key 2 file:/etc/keepalived/key',
  other: 'key 1 hex:0f0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
};

function hmac(mode: string, active = 1, keys: readonly string[] = [KEYS[1], KEYS[2]]): string {
  return `auth_hmac {\n${keys.join('\n')}\nactive_key ${active}\nmode ${mode}\n}`;
}

test.each<[string, string, string | undefined]>([
  [hmac('enforce'), hmac('enforce'), undefined],
  [hmac('enforce'), hmac('permissive'), undefined],
  [
    hmac('enforce'),
    hmac('receive-only'),
    "'VI_1' has mode enforce on a, and b has mode receive-only: what b does not sign does not count there",
  ],
  [hmac('enforce'), '', "'VI_1' has no auth_hmac on b: what a signs does not count there"],
  [hmac('permissive'), hmac('receive-only'), undefined],
  [hmac('permissive'), '', "'VI_1' has no auth_hmac on b: what a signs does not count there"],
  [hmac('receive-only'), '', undefined],
  [
    hmac('receive-only'),
    'authentication {\nauth_type PASS\nauth_pass k7Qe2mXw\n}',
    "'VI_1' has auth_hmac on a, and b another authentication: what b sends does not count there",
  ],
  [hmac('enforce', 1), hmac('enforce', 2), undefined],
  [
    hmac('enforce', 2),
    hmac('enforce', 1, [KEYS[1]]),
    "a signs with key 2, and 'VI_1' of b has no such key: what a sends does not count",
  ],
  [
    hmac('permissive'),
    hmac('permissive', 1, [KEYS.other]),
    "key 1 is another one on a than for 'VI_1' of b: what a sends does not count",
  ],
])('auth_hmac %#', (one, other, message) => {
  const texts = [instance(150, { lines: one }), instance(100, { lines: other })];
  expect(found(texts).map((it) => it.message)).toEqual(message === undefined ? [] : [message]);
});

test.each<[string, string[], string[]]>([
  ['both', ['nopreempt', 'nopreempt'], []],
  ['the higher one', ['nopreempt', ''], []],
  ['the lower one', ['', 'nopreempt'], ['KL812 b.conf:8']],
  ['neither', ['', ''], []],
])('nopreempt on %s', (_, [higher = '', lower = ''], expected) => {
  expect(findings([instance(150, { lines: higher }), instance(100, { lines: lower })])).toEqual(expected);
});

test('equals that both leave a master alone are meant', () => {
  const equal = instance(100, { lines: 'nopreempt' });
  expect(findings([equal, equal])).toEqual([]);
});

test.each<[string, string[], string[]]>([
  ['all name all', ['10.0.0.2 10.0.0.3', '10.0.0.1 10.0.0.3', '10.0.0.1 10.0.0.2'], []],
  ['one is left out', ['10.0.0.2 10.0.0.3', '10.0.0.1', '10.0.0.1 10.0.0.2'], ['KL816 b.conf:9']],
  [
    'one too many',
    ['10.0.0.2 10.0.0.3 10.0.0.4', '10.0.0.1 10.0.0.3', '10.0.0.1 10.0.0.2'],
    ['KL817 a.conf:12'],
  ],
  ['a slip', ['10.0.0.2 10.0.0.3', '10.0.0.1 10.0.0.33', '10.0.0.1 10.0.0.2'], ['KL816 b.conf:11']],
])('unicast of three: %s', (_, peers, expected) => {
  const texts = peers.map((theirs, at) => {
    const block = `unicast_peer {\n${theirs.replaceAll(' ', '\n')}\n}`;
    return instance(100 + at, { lines: `unicast_src_ip 10.0.0.${at + 1}\n${block}` });
  });
  expect(findings(texts)).toEqual(expected);
});

test('by multicast two may send from one address', () => {
  const lines = 'mcast_src_ip 10.0.0.1';
  expect(findings([instance(150, { lines }), instance(100, { lines })])).toEqual([]);
});

test('where sources are not told, nothing is said of peers', () => {
  const lines = 'unicast_peer {\n10.0.0.9\n}';
  expect(findings([instance(150, { lines }), instance(100, { lines })])).toEqual([]);
});

test.each([
  [
    'track_script {\nchk weight -40 reverse\n}',
    "when script 'chk' succeeds, 'VI_1' stays on a: 150 − 40 = 110, and b has 100",
  ],
  [
    'track_interface {\neth1 weight -40\n}',
    "when interface 'eth1' fails, 'VI_1' stays on a: 150 − 40 = 110, and b has 100",
  ],
  [
    'track_interface {\neth1 weight -40 reverse\n}',
    "when interface 'eth1' is up, 'VI_1' stays on a: 150 − 40 = 110, and b has 100",
  ],
])('what lowers the priority: %s', (lines, message) => {
  const script = 'vrrp_script chk {\n script /bin/true\n}\n';
  const messages = found([script + instance(150, { lines }), instance(100)]).map((one) => one.message);
  expect(messages).toEqual([message]);
});

test('a thousand virtual routers in a group are compared within the time of a test', () => {
  const text = Array.from({ length: 1000 }, (_, at) =>
    instance(100, { name: `VI_${at}`, vrid: (at % 255) + 1, address: `10.0.${at >> 8}.${at & 255}` }),
  ).join('');
  const members = Array.from({ length: 1000 }, (_, at) => `VI_${at}`).join('\n');
  const grouped = `vrrp_sync_group G {\ngroup {\n${members}\n}\n}\n${text}`;
  expect(found([grouped, grouped]).filter(({ code }) => code === 'KL810')).toHaveLength(1000);
});

test('settings give a rule another severity, or none', () => {
  const texts = [instance(100), instance(100)];
  expect(found(texts, { severities: new Map([['KL810', 'error']]) })[0]?.severity).toBe('error');
  expect(findings(texts, { severities: new Map([['KL810', 'off']]) })).toEqual([]);
});

test('a suppression is one for clusters, and no idle one for a single file', () => {
  const text = instance(100, { lines: '# kaconf-disable-file KL810 a test bed' });
  expect(findings([instance(100), text])).toEqual([]);
  expect(lint(parseConfig({ file: 'b.conf', text }))).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['that silences something', 'KL810 a test bed', []],
  ['of nothing', 'KL801 why', ['KL002 b.conf:8', 'KL810 b.conf:4']],
  ['of nothing, beside one', 'KL801, KL810 why', ['KL002 b.conf:8']],
  ['of a rule for single files', 'KL101 why', ['KL810 b.conf:4']],
])('a suppression %s', (_, words, expected) => {
  const texts = [instance(100), instance(100, { lines: `# kaconf-disable-file ${words}` })];
  expect(findings(texts).toSorted()).toEqual(expected);
});

test('a rule that is off makes no suppression idle', () => {
  const text = instance(100, { lines: '# kaconf-disable-file KL801 why' });
  expect(findings([instance(150), text], { severities: new Map([['KL801', 'off']]) })).toEqual([]);
});
