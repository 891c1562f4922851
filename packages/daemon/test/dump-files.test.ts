import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { dumpFiles } from '../src/dumps/dump-files.ts';
import { writeDump } from '../src/dumps/write-dump.ts';
import { createLogger } from '../src/logging/logger.ts';
import { console } from './shell-router.ts';

describe('the state is written to', () => {
  const nobody = { namespace: undefined, instance: undefined };
  const both = { namespace: 'blue', instance: 'one' };
  test.each([
    ['/tmp/keepalived.data', undefined, false, both],
    ['/var/dump/state.txt', '/var/dump/state.txt', false, both],
    ['/var/dump/keepalived.data', '/var/dump/', false, nobody],
    ['/tmp/state', 'state', true, nobody],
    ['/tmp/keepalived.blue_one.data', undefined, true, both],
    ['/tmp/keepalived.one.data', undefined, true, { ...nobody, instance: 'one' }],
    ['/var/dump/state.blue.txt', '/var/dump/state.txt', true, { ...nobody, namespace: 'blue' }],
  ] as const)('%s with state_dump_file %s, data_use_instance %s', (path, state, uses, separate) => {
    const globals = { state_dump_file: state, data_use_instance: uses };
    expect(dumpFiles(globals, separate, '/tmp').data).toBe(path);
  });

  test('a file beside it by the parent', () => {
    const globals = { state_dump_file: '/var/dump/state.txt', data_use_instance: true };
    expect(dumpFiles(globals, both, '/tmp').parentData).toBe('/var/dump/state_parent.blue_one.txt');
    expect(dumpFiles(globals, both, '/tmp').bfdData).toBe('/var/dump/state_bfd.blue_one.txt');
  });
});

test('statistics and JSON are in the folder for temporary files', () => {
  const globals = { state_dump_file: '/var/dump/', data_use_instance: true };
  expect(dumpFiles(globals, { namespace: 'blue', instance: 'one' }, '/somewhere')).toMatchObject({
    stats: '/somewhere/keepalived.stats',
    json: '/somewhere/keepalived.json',
  });
});

describe('a dump', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaconf-dump-'));
    return () => rmSync(folder, { recursive: true });
  });
  const log = createLogger({ process: 'Keepalived', console: true, facility: undefined, detail: false });

  test('replaces a link that somebody has made, and what it leads to stays', async () => {
    const path = join(folder, 'keepalived.data');
    symlinkSync('/etc/hostname', path);
    await writeDump({ path, text: 'mine\n', mode: 0o600 }, log);
    expect(readFileSync(path, 'utf8')).toBe('mine\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['keepalived.data']);
  });

  test('that cannot be written is told of, and nothing more', async () => {
    const lines = console();
    await writeDump({ path: join(folder, 'nowhere', 'data'), text: 'mine\n', mode: 0o600 }, log);
    expect(lines[0]).toContain(`Can't open dump file ${folder}/nowhere/data (2: ENOENT`);
  });
});
