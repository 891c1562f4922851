import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { execPath, getuid } from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';

const here = join(import.meta.dirname, '..');
const DIRECTORIES = ['/run', '/tmp', '/dev/shm', '/var/tmp'];

let work: string;

/** Loads the addon, uses it, and shows which file the process has mapped. */
const main = `
import { readFileSync } from 'node:fs';
${stripTypeScriptTypes(readFileSync(join(here, 'src/load-addon.ts'), 'utf8')).replaceAll('export ', '')}
loadAddon().setName('from-asset');
const mapped = readFileSync('/proc/self/maps', 'utf8').match(/\\S+ \\(deleted\\)/)?.[0];
process.stdout.write(readFileSync('/proc/self/comm', 'utf8') + mapped.replace(/#[0-9]+/, 'NAMELESS'));
`;

beforeAll(() => {
  if (getuid?.() !== 0) throw new Error('this test mounts file systems: run it as root');
  work = mkdtempSync(join(here, 'build/sea-'));
  const config = join(work, 'sea.json');
  writeFileSync(join(work, 'main.mjs'), main);
  writeFileSync(
    config,
    JSON.stringify({
      main: join(work, 'main.mjs'),
      mainFormat: 'module',
      output: join(work, 'program'),
      assets: { 'kaconf.node': join(here, 'build/Release/kaconf.node') },
      disableExperimentalSEAWarning: true,
    }),
  );
  execFileSync(execPath, ['--build-sea', config], { stdio: ['ignore', 'ignore', 'inherit'] });
});
afterAll(() => work && rmSync(work, { recursive: true }));

/** Runs it where nothing can be executed from the given directories; at /mnt, for this checkout may be in one of them. */
function runWithNoexec(...directories: string[]) {
  const mounts = directories.map((directory) => `mount -t tmpfs -o noexec none ${directory}`);
  const command = [`mount --bind ${work} /mnt`, ...mounts, '/mnt/program'].join(' && ');
  return spawnSync('unshare', ['--mount', 'sh', '-c', command], { encoding: 'utf8' });
}

test('a single executable loads the addon that it carries, through a file without a name', () => {
  expect(runWithNoexec().stdout).toBe('from-asset\n/run/NAMELESS (deleted)');
});

test('a directory from which nothing may be executed is passed over', () => {
  expect(runWithNoexec('/run', '/tmp', '/dev/shm').stdout).toBe('from-asset\n/var/tmp/NAMELESS (deleted)');
});

test('when none will do, it says which it has tried', () => {
  const { status, stderr } = runWithNoexec(...DIRECTORIES);
  expect(status).toBe(1);
  for (const directory of DIRECTORIES) {
    expect(stderr).toContain(`${directory} (/proc/self/fd/`);
  }
  expect(stderr).toContain('failed to map segment from shared object');
});
