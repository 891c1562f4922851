import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { thisMachine } from '../src/options/machine.ts';
import { parseOptions } from '../src/options/parse.ts';
import { runReal } from './real-keepalived.ts';

let folder: string;
let empty: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-options-'));
  empty = join(folder, 'empty.conf');
  writeFileSync(empty, '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What ours writes and ends with; 0 where it would go on to test an empty configuration. */
function runOurs(words: readonly string[]) {
  const { stdout, stderr, ...said } = parseOptions(words, '/usr/sbin/keepalived', thisMachine());
  return { status: said.type === 'exit' ? said.status : 0, stdout, stderr };
}

describe('the real keepalived ends and says the same', () => {
  test.each([
    '-Z',
    '-nZ',
    '-W-',
    '-?',
    '-:',
    '-L -Z -f',
    '--bogus',
    '--bogus=1 -Z',
    '--debug',
    '--perf',
    '--config',
    '--dont',
    '--dont-fork=yes',
    '-f',
    '-np',
    '--use-file=',
    'foo -Z',
    '--signum=STOP',
    '--signum RELOAD',
    '--signum=stop',
    '--signum=DATA',
    '--signum=STATS',
    '--signum=STATS_CLEAR',
    '--signum=JSON',
    '--signum=TDATA',
    '--signum=HUP',
    '-g',
    '-gFILE',
    '--log-file',
    '--log-file=FILE -Z',
    '--flush-log-file',
    '--no-mem-check',
    '-L',
    '-O',
    '-S local9 -Z',
    '--pid=',
    '--vrrp_pid=',
    '--checkers_pid=',
    '--bfd_pid=',
    '--namespace=',
    '--config-id=',
    '--umask=',
    '--log-facility=',
    '-s',
    '-i',
    '-u',
    '-S',
    '-r',
    '-c',
    '-b',
    '--core-dump=1',
    '--no_bfd=1',
    '--al',
    '--check=1',
    '--version=1',
    '--help=1',
    '-nZlQ -f',
  ])('%s', (words) => {
    expect(runOurs(words.split(' '))).toEqual(runReal(words.split(' ')));
  });
});

describe('the real keepalived tests the same configuration', () => {
  test.each([
    '-t',
    '-nt',
    '--config-t',
    'foo -t',
    '-t -',
    '-t -- -Z',
    '-et',
    '-t -i other',
    '-t -u 022',
    '-PBt',
    '-amt',
    '-t -M',
    '-t --core-dump-pattern=core.%p',
  ])('%s', (words) => {
    const line = ['-f', empty, ...words.split(' ')];
    expect(runOurs(line)).toEqual(runReal(line));
    expect(parseOptions(line, 'keepalived', thisMachine())).toMatchObject({
      type: 'run',
      options: { configFile: empty, configTest: { logFile: undefined } },
    });
  });
});
