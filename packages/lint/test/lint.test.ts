import { parseConfig } from '@kaconf/config';
import { expect, test } from 'vitest';
import { applyFixes, lint } from '../src/index.ts';
import { findingsIn, lintText } from './lint-text.ts';

const files = import.meta.glob<string>('../../../fixtures/config/*/*.conf', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** `state MASTER` without a priority is KL101. */
function instance(before: string, behind = ''): string {
  return `${before}
vrrp_instance VI_1 {
    state MASTER${behind}
    interface eth0
    virtual_router_id 10
    virtual_ipaddress {
        10.0.0.10/24
    }
}
`;
}

test('a finding has a place, a reason and a way out', () => {
  expect(lintText(instance(''))).toEqual([
    {
      code: 'KL101',
      severity: 'warning',
      span: { file: 'a.conf', line: 3, column: 5, endLine: 3, endColumn: 17 },
      message: "'VI_1' has priority 255, as if it owned the addresses",
      hint: 'write a priority: without one, state MASTER means 255',
    },
  ]);
});

test('settings give a rule another severity, or none', () => {
  const [louder] = lintText(instance(''), { severities: new Map([['KL101', 'error']]) });
  expect(louder?.severity).toBe('error');
  expect(findingsIn(instance(''), { severities: new Map([['KL101', 'off']]) })).toEqual([]);
});

test.each([
  ['on its line', instance('', ' # kaconf-disable-line KL101 it owns them'), []],
  ['in its file', instance('! kaconf-disable-file KL101 they own them'), []],
  ['with others', instance('', ' # kaconf-disable-line KL101, KL102 why'), ['KL002 3']],
  ['elsewhere', instance('# kaconf-disable-next-line KL101 why'), ['KL002 1', 'KL101 3']],
  ['without a reason', instance('', ' # kaconf-disable-line KL101'), ['KL001 3']],
  ['of no rule', instance('', ' # kaconf-disable-line it owns them'), ['KL101 3', 'KL002 3']],
  ['of an unknown rule', instance('# kaconf-disable-file KL999 why'), ['KL002 1', 'KL101 3']],
])('a suppression %s', (_, text, expected) => {
  expect(findingsIn(text)).toEqual(expected);
});

test('comments may stand between a suppression and its line', () => {
  const text = instance('').replace('    state', '# kaconf-disable-next-line KL101 why\n\n# more\n    state');
  expect(findingsIn(text)).toEqual([]);
});

test('a rule that is off makes no suppression idle', () => {
  const text = instance('', ' # kaconf-disable-line KL101 it owns them');
  expect(findingsIn(text, { severities: new Map([['KL101', 'off']]) })).toEqual([]);
});

test('a fix takes the line with it, and leaves a comment', () => {
  const text = `vrrp_instance VI_1 {
    native_ipv6
    interface eth0:1   # public
    virtual_router_id 10
    virtual_ipaddress {
        fe80::10
    }
}
vrrp_instance VI_2 {
    native_ipv6 # as ever
    interface eth1
    virtual_router_id 10
    virtual_ipaddress {
        fe80::10
    }
}
`;
  expect(applyFixes(new Map([['a.conf', text]]), lintText(text)).get('a.conf')).toBe(`vrrp_instance VI_1 {
    interface eth0   # public
    virtual_router_id 10
    virtual_ipaddress {
        fe80::10
    }
}
vrrp_instance VI_2 {
     # as ever
    interface eth1
    virtual_router_id 10
    virtual_ipaddress {
        fe80::10
    }
}
`);
});

test.each([
  ['a definition', '$IF=eth0:1', 'interface $IF'],
  ['a condition', '', '@lb1 interface eth0:1'],
  ['a loop', '', '~SEQ(N, 1, 1) interface eth0:1'],
])('what %s makes is not rewritten', (_, before, line) => {
  const text = `${before}\n${instance('').replace('interface eth0', line).replace('MASTER', 'BACKUP')}`;
  const parsed = parseConfig({ file: 'a.conf', text }, { configId: 'lb1' });
  const found = lint(parsed);
  expect(found.map(({ code }) => code)).toEqual(['KL107']);
  expect(found[0]).not.toHaveProperty('fix');
});

test('what is missing here may be there for other hosts', () => {
  const text = instance('').replace('    interface', '@lb2 priority 150\n    interface');
  expect(findingsIn(text)).toEqual([]);
});

test.each([
  ['a preempt that takes the place of nopreempt', 'nopreempt\n    preempt'],
  ['a native_ipv6 that an IPv4 address goes before', 'native_ipv6', '10.0.0.1\n        fe80::10/64'],
])('%s is not taken away', (_, line, address = '10.0.0.10/24') => {
  const text = instance('').replace('state MASTER', line).replace('10.0.0.10/24', address);
  expect(findingsIn(text)).toEqual([]);
});

test.each([
  ['advert_int 1', '1.996 s', 'write 1.996 s or less'],
  ['advert_int 3', '5.988 s', 'write 5.988 s or less'],
  ['down_timer_adverts 1', '0 s', 'leave the delay out'],
])('with %s keepalived makes a delay of seven seconds %s', (line, delay, hint) => {
  const delays = 'interface_up_down_delays {\n    eth0 7\n}';
  const [finding] = lintText(instance(delays).replace('state MASTER', line));
  expect(finding?.message).toBe(
    `keepalived makes the delay of eth0 ${delay}: with 7 s 'VI_1' would take itself for the master before that is over`,
  );
  expect(finding?.hint).toBe(hint);
});

test('of several scripts the one that is written first is shown', () => {
  const scripts = 'notify_master /etc/a.sh\n    notify_backup /etc/b.sh';
  expect(findingsIn(instance('').replace('state MASTER', scripts))).toEqual(['KL302 3']);
});

test.each([
  ['</run/ready', []],
  ['< /run/ready', ['KL301 6']],
  ['</run/ready && /bin/true', ['KL301 6']],
  ['/bin/true </run/ready', ['KL301 6']],
])('a shell reads what only opens a file: %s', (line, expected) => {
  const security = 'global_defs {\nenable_script_security\nscript_user root\n}';
  const text = `${security}\nvrrp_script it {\nscript "${line}"\n}${instance('')}`;
  const tracking = 'track_script {\nit\n}';
  expect(findingsIn(text.replace('state MASTER', tracking))).toEqual(expected);
});

test('two instances of one VRID are not put on one interface', () => {
  const [one, other] = ['eth0', 'eth0:1'].map((device, at) =>
    instance('')
      .replace('VI_1', `VI_${at}`)
      .replace('interface eth0', `interface ${device}`)
      .replace('MASTER', 'BACKUP')
      .replace('10.0.0.10', `10.0.${at}.10`),
  );
  const [finding] = lintText(`${one}${other}`);
  expect(finding?.code).toBe('KL107');
  expect(finding).not.toHaveProperty('fix');
});

test('what is no UTF-8 is not rewritten', () => {
  const [finding] = lintText(instance('# \ufffd').replace('eth0', 'eth0:1').replace('MASTER', 'BACKUP'));
  expect(finding?.code).toBe('KL107');
  expect(finding).not.toHaveProperty('fix');
});

test.each(Object.keys(files))('after its fixes %s has no more errors than before', (path) => {
  const text = files[path] ?? '';
  const found = lintText(text);
  const fixed = applyFixes(new Map([['a.conf', text]]), found).get('a.conf') ?? text;
  expect(errorsIn(fixed)).toBeLessThanOrEqual(errorsIn(text));
});

function errorsIn(text: string): number {
  return parseConfig({ file: 'a.conf', text }).diagnostics.filter(({ severity }) => severity === 'error')
    .length;
}
