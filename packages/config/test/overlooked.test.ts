import { expect, it } from 'vitest';
import { findings } from './findings.ts';

const inInstance = (...statements: readonly string[]) => `\
vrrp_instance VI_1 {
interface eth0
virtual_router_id 1
virtual_ipaddress { 10.0.0.1 }
${statements.join('\n')}
}
`;

it.each([
  [['priority 100 // high'], "5:14 warning KA0018 'priority' takes one value: what is behind it is not read"],
  [
    ['nopreempt false'],
    "5:11 warning KA0018 'nopreempt' takes no value: what is behind it is not read (leave 'nopreempt' out to turn it off)",
  ],
  [
    ['priority 100', 'priority 101'],
    "6:1 warning KA0010 'priority' takes the place of what line 5 says (leave one of them out: the last one counts)",
  ],
  [
    ['nopreempt', 'preempt'],
    "6:1 warning KA0010 'preempt' takes the place of what line 5 says (leave one of them out: the last one counts)",
  ],
])('keepalived overlooks %j in silence', (statements, expected) => {
  expect(findings(inInstance(...statements))).toEqual([expected]);
});

it.each([
  [['priority 100', 'priority 100']],
  [['nopreempt', 'nopreempt']],
  [['track_interface {', 'eth1', '}', 'track_interface {', 'eth2', '}']],
])('there is nothing to overlook in %j', (statements) => {
  expect(findings(inInstance(...statements))).toEqual([]);
});

it.each([
  ['priority $PRIO', "5:10 error KA0009 found '$PRIO', allowed is 1–255 (nothing defines $PRIO before)"],
  ['$PRIO', "5:1 error KA0001 unknown keyword '$PRIO' (nothing defines $PRIO before)"],
  ['$PRIO = 5', "5:1 error KA0001 unknown keyword '$PRIO' (write $PRIO=VALUE, without blanks)"],
  ['state BACKUPP', "5:7 error KA0009 found 'BACKUPP', allowed is MASTER or BACKUP (BACKUP is used)"],
  ['track_script { chekc }', "5:16 error KA0014 there is no vrrp_script 'chekc' (did you mean 'check'?)"],
  [
    '\ufeffpriority 1',
    "5:1 error KA0001 unknown keyword '\ufeffpriority' (it holds U+FEFF, which is no blank)",
  ],
  [
    'priority\u00a01',
    "5:1 error KA0001 unknown keyword 'priority\u00a01' (it holds U+00A0, which is no blank)",
  ],
])('a way out is shown for %s', (statement, expected) => {
  const script = 'vrrp_script check {\nscript /bin/true\n}\n';
  expect(findings(`${inInstance(statement)}`.replace(/^/, script))).toEqual([
    expected.replace(/^\d+/, (line) => String(Number(line) + 3)),
  ]);
});

it('keepalived does not look behind the quotes of a script', () => {
  expect(findings('vrrp_script check {\nscript "/bin/check" -q\n}\n')).toEqual([
    "2:1 warning KA0018 '-q' and what is behind it are not read: the command is '/bin/check' (put the program and its arguments into one pair of quotes)",
  ]);
});

it('keepalived overlooks a mail address that does not begin', () => {
  expect(findings('global_defs {\nnotification_email {\n"On call ops@example.com>"\n}\n}\n')).toEqual([
    "3:1 warning KA0009 'On call ops@example.com>' has no '<' before the address",
  ]);
});
