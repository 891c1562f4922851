import type { Identity } from '@kaconf/config';
import { describe, expect, test } from 'vitest';
import { machine } from '../src/fake/machine.ts';
import { judgeScript, type ScriptVerdict } from '../src/script-security.ts';

const root: Identity = { uid: 0, gid: 0 };
const nobody: Identity = { uid: 65534, gid: 65534 };

const runs: ScriptVerdict = { verdict: 'runs', program: '', executed: true, unsafe: false, logs: [] };
const notFound = { verdict: 'not found', executed: false } as const;

type Row = [program: string, as: 'root' | 'nobody', expected: Partial<ScriptVerdict>];

function verdicts(scriptSecurity: boolean, rows: Row[]): void {
  test.each(rows)('%s as %s', (program, as, expected) => {
    const identity = as === 'root' ? root : nobody;
    expect(judgeScript(program, identity, machine(), scriptSecurity)).toEqual({
      ...runs,
      program,
      ...expected,
    });
  });
}

describe('whatever the script security', () => {
  for (const scriptSecurity of [true, false]) {
    verdicts(scriptSecurity, [
      ['/usr/bin/true', 'root', {}],
      ['/usr/bin/true', 'nobody', {}],
      ['/usr/bin/./true', 'root', { program: '/usr/bin/true' }],
      ['/tmp/check.sh', 'root', {}],
      ['/opt/rootgroup.sh', 'root', {}],
      ['/opt/open.sh', 'nobody', {}],
      ['/opt/suid', 'nobody', {}],
      ['/opt/private.sh', 'nobody', {}],
      ['/bin/true', 'nobody', { leadsTo: '/usr/bin/true' }],
      [
        '/bin/true',
        'root',
        {
          verdict: 'insecure',
          leadsTo: '/usr/bin/true',
          causes: ['/bin is a link'],
          logs: ["Wrong file type found in script path '/bin/true'.", '/bin is a link'],
        },
      ],
      ['</dev/tcp/1.2.3.4/80', 'root', { executed: false }],
      ['< /var/run/up', 'nobody', { executed: false }],
      [
        'killall',
        'root',
        {
          program: '/usr/bin/killall',
          logs: [
            'WARNING - script `killall` resolved by path search to `/usr/bin/killall`. Please specify full path.',
          ],
        },
      ],
      [
        'killall',
        'nobody',
        { ...notFound, logs: ['Permissions failure for script killall in path - disabling'] },
      ],
      ['notes', 'root', { ...notFound, logs: ['Permissions failure for script notes in path - disabling'] }],
      ['nosuch', 'root', { ...notFound, logs: ['Cannot find script nosuch in path - disabling'] }],
      [
        '/opt/nosuch',
        'root',
        { ...notFound, logs: ['Script /opt/nosuch cannot be accessed - No such file or directory'] },
      ],
      [
        '/root/own.sh',
        'nobody',
        { ...notFound, logs: ['Script /root/own.sh cannot be accessed - Permission denied'] },
      ],
      [
        '/opt/plain.txt',
        'root',
        {
          verdict: 'not executable',
          logs: ["WARNING - script '/opt/plain.txt' is not executable for uid:gid 0:0 - disabling."],
        },
      ],
      [
        '/opt/plain.txt',
        'nobody',
        {
          verdict: 'not executable',
          logs: ["WARNING - script '/opt/plain.txt' is not executable for uid:gid 65534:65534 - disabling."],
        },
      ],
    ]);
  }
});

const replaceable = [
  { program: '/opt/open.sh', cause: '/opt/open.sh belongs to 0:0 and has mode 0777' },
  { program: '/opt/users.sh', cause: '/opt/users.sh belongs to 1000:0 and has mode 0755' },
  { program: '/opt/adm.sh', cause: '/opt/adm.sh belongs to 0:4 and has mode 0775' },
  { program: '/srv/check.sh', cause: '/srv belongs to 0:0 and has mode 0777' },
];

describe('what others can replace', () => {
  test.each(replaceable)('$program does not run as root with script security', ({ program, cause }) => {
    expect(judgeScript(program, root, machine(), true)).toEqual({
      ...runs,
      program,
      verdict: 'insecure',
      unsafe: true,
      causes: [cause],
      logs: [`Unsafe permissions found for script '${program}' - disabling.`, cause],
    });
  });
  test.each(replaceable)('$program runs as root without it', ({ program, cause }) => {
    expect(judgeScript(program, root, machine(), false)).toEqual({
      ...runs,
      program,
      unsafe: true,
      causes: [cause],
      logs: [`Unsafe permissions found for script '${program}'.`, cause],
    });
  });
  test('a set-uid program of root counts as run by root', () => {
    expect(judgeScript('/opt/suid-open', nobody, machine(), true)).toMatchObject({ verdict: 'insecure' });
  });
});

test('a daemon that is not root cannot run scripts as another', () => {
  expect(judgeScript('/opt/open.sh', nobody, machine({ uid: 1000 }), true)).toEqual({
    verdict: 'insecure',
    program: '/opt/open.sh',
    executed: false,
    unsafe: false,
    logs: ['Unable to set uid:gid 65534:65534 for script /opt/open.sh - disabling'],
  });
});
