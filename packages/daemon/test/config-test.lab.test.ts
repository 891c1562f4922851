import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { configFile } from './config-file.ts';
import { instance } from './config-test-cases.ts';
import { OURS, requireRootAndKeepalived, runInOwnNetwork, THEIRS } from './in-own-network.ts';

const CONFIGURATIONS = fileURLToPath(new URL('../../../fixtures/config', import.meta.url));

/** What the newest release, which is ours, too, words in another way than Debian's. */
const NEWER = ['addresses', 'global-keywords', 'names', 'no-address', 'no-unicast-source', 'numbers'].concat([
  'same-unicast-router',
  'sync-groups',
  'virtual-servers',
]);
const FIXTURES = globSync('{bad,debian,two-nodes}/*.conf', { cwd: CONFIGURATIONS }).filter(
  (path) => !NEWER.includes(basename(path, '.conf')),
);

beforeAll(requireRootAndKeepalived);

const run = (program: readonly string[], words: readonly string[]) =>
  runInOwnNetwork(program, words, CONFIGURATIONS);

describe('Debian’s keepalived says the same and ends the same', () => {
  const texts: [what: string, text: string][] = [
    ['an empty file', ''],
    ['an instance', instance()],
    ['unknown words', `bogus\n${instance('bogus')}`],
    ['a missing interface', instance().replace('eth0', 'eth9')],
    ['the loopback interface', instance().replace('eth0', 'lo')],
    ['a missing tracked interface', instance('track_interface {', ' eth7', '}')],
    ['an address on a missing interface', instance().replace('10/24', '10/24 dev eth8')],
    ['no interface', instance().replace('interface eth0', '')],
    ['no VRID', instance().replace('virtual_router_id 51', '')],
    ['one VRID for two', instance() + instance().replace('VI_1', 'VI_2')],
    ['a priority out of range', instance('priority 256')],
    ['a missing brace', instance().replace(/\}\n$/, '')],
    ['an extra brace', `${instance()}}\n`],
    ['a script without script security', instance('notify_master /usr/bin/true')],
    ['a user who does not exist', `global_defs {\n script_user kaconf-nobody\n}\n${instance()}`],
  ];
  test.each(texts)('%s', (_what, text) => {
    const words = ['-t', '-f', configFile(text)];
    expect(run(OURS, words)).toEqual(run(THEIRS, words));
  });

  test.each(FIXTURES)('fixtures/config/%s', (path) => {
    const words = ['-t', '-f', path];
    expect(run(OURS, words)).toEqual(run(THEIRS, words));
  });

  test.each(['/nonexistent/keepalived.conf', '/etc', '/usr/bin/true'])('%s', (path) => {
    for (const words of [
      ['-t', '-f', path],
      ['-et', '-f', path],
    ]) {
      expect(run(OURS, words)).toEqual(run(THEIRS, words));
    }
  });
});

describe('a file for the findings', () => {
  test('gets them, behind what it holds', () => {
    const path = configFile('bogus\n');
    const log = `${path}.log`;
    for (const words of [
      [`-t${log}`, '-f', path],
      ['-f', path, `--config-test=${log}`],
    ]) {
      expect(run(OURS, words)).toEqual({ status: 5, stdout: '', stderr: '' });
    }
    const once = `(Line 1) Unknown keyword 'bogus'\n${`(${path}: Line 1) Unknown keyword 'bogus'\n`.repeat(3)}`;
    expect(readFileSync(log, 'utf8')).toBe(once + once);
  });

  test.each(['/nonexistent/log', '/etc'])('that cannot be made is said: %s', (log) => {
    const words = [`-t${log}`, '-f', configFile('')];
    expect(run(OURS, words)).toEqual(run(THEIRS, words));
  });
});
