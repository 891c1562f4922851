import { expect, test } from 'vitest';
import { commandLineTexts } from '../src/parent/command-line-text.ts';
import { parentUsageText, stoppedText } from '../src/processes/cpu-usage.ts';

const USAGE = { user: 3549, system: 1_000_000, childrenUser: 0, childrenSystem: 12_170 };

test('what it took is told with -D only', () => {
  expect(stoppedText(false, USAGE)).toBe('Stopped');
  expect(stoppedText(true, USAGE)).toBe('Stopped - used 0.003549 user time, 1.000000 system time');
  expect(stoppedText(true, { ...USAGE, childrenUser: 3386 })).toBe(
    'Stopped - used (self/children) 0.003549/0.003386 user time, 1.000000/0.012170 system time',
  );
  expect(parentUsageText(USAGE)).toBe(
    'CPU usage (self/children) user: 0.003549/0.000000 system: 1.000000/0.012170',
  );
});

/** What keepalived 2.4.3 logged. */
test('a long command line is several lines', () => {
  const words =
    '/usr/sbin/keepalived -n -l -f /run/testlab/keepalived.conf -p /run/testlab/parent.pid -r /run/testlab/vrrp.pid -c /run/testlab/checkers.pid -b /run/testlab/bfd.pid -D -D -i a -S local3';
  expect(commandLineTexts(words.split(' '))).toEqual([
    "Command line: '/usr/sbin/keepalived' '-n' '-l' '-f' '/run/testlab/keepalived.conf' '-p'",
    "              '/run/testlab/parent.pid' '-r' '/run/testlab/vrrp.pid' '-c' '/run/testlab/checkers.pid'",
    "              '-b' '/run/testlab/bfd.pid' '-D' '-D' '-i' 'a' '-S' 'local3'",
  ]);
  expect(commandLineTexts(['x'.repeat(90)])).toEqual([
    `Command line: '${'x'.repeat(87)}`,
    `              xxx'`,
  ]);
});
