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
