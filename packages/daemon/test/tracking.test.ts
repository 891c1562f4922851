import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linuxKernel } from '@kaconf/kernel';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { numberIn } from '../src/tracking/number-in.ts';
import { TrackedFiles } from '../src/tracking/tracked-files.ts';
import { runs } from '../src/vrrp/tracking/process-match.ts';
import { processPlan } from './process-plan.ts';
import { console, enough, settings } from './shell-router.ts';

/** As glibc's strtol(3) with base 0 reads them. */
test.each([
  ['5\n', 5],
  ['  -17 and more', -17],
  ['+3', 3],
  ['0x1F', 31],
  ['0x', 0],
  ['010', 8],
  ['08', 0],
  ['-0', 0],
  ['many', 0],
  ['', 0],
  ['2147483648', 2_147_483_648],
  ['-2147483648', -2_147_483_648],
  ['2147483649', undefined],
  ['-2147483649', undefined],
])('%j is the number %s', (text, value) => {
  expect(numberIn(text)).toBe(value);
});

describe('a process runs a program', () => {
  const plan = processPlan('p', 'nginx');
  test.each([
    [{}, { name: 'nginx', commandLine: '' }, true],
    [{}, { name: 'nginx2', commandLine: 'nginx\0' }, false],
    [{ fullCommand: true }, { name: 'other', commandLine: 'nginx\0-g\0' }, true],
    [{ fullCommand: true }, { name: 'nginx', commandLine: '' }, false],
    ['exact', 'nginx\0-g\0daemon off\0', true],
    ['exact', 'nginx\0-g\0daemon off\0-q\0', false],
    ['exact', 'nginx\0-g\0daemon\0', false],
    ['partial', 'nginx\0-g\0daemon off\0-q\0', true],
    ['partial', 'nginx\0-g\0daemon offline\0', false],
    ['initial', 'nginx\0-g\0daemon offline\0', true],
    ['initial', 'nginx\0-g\0daemon\0', false],
  ] as const)('%j: %j %s', (how, process, expected) => {
    const more =
      typeof how === 'string'
        ? { fullCommand: true, parameters: ['-g', 'daemon off'], parameterMatch: how }
        : how;
    const shown = typeof process === 'string' ? { name: 'nginx', commandLine: process } : process;
    expect(runs(shown, { ...plan, ...more })).toBe(expected);
  });
});

describe('a tracked file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaconf-files-'));
    return () => rmSync(folder, { recursive: true });
  });
  const path = (name = 'load') => join(folder, name);
  const plan = (more = {}) => ({ name: 'load', path: path(), ...more });

  function files() {
    const lines = console();
    const changes: [string, number][] = [];
    const log = createLogger({ process: 'Keepalived_vrrp', ...settings });
    const it = new TrackedFiles(linuxKernel(), log, enough(log), (...change) => void changes.push(change));
    onTestFinished(() => it.close());
    const settled = (expected: readonly [string, number][]) =>
      vi.waitFor(() => expect(changes).toEqual(expected), 5000);
    return { it, lines, changes, settled };
  }

  test('that is not there holds 0, and what is written to it or moved there counts', async () => {
    const { it, settled } = files();
    expect(it.match([plan()])).toEqual({ load: 0 });
    writeFileSync(path(), '7\n');
    await settled([['load', 7]]);
    writeFileSync(path('new'), '-3');
    renameSync(path('new'), path());
    await settled([
      ['load', 7],
      ['load', -3],
    ]);
    rmSync(path());
    await settled([
      ['load', 7],
      ['load', -3],
      ['load', 0],
    ]);
  });

  test('counts when it is closed, not while it is written', async () => {
    writeFileSync(path(), '5');
    const { it, settled } = files();
    expect(it.match([plan()])).toEqual({ load: 5 });
    writeFileSync(path(), '6');
    writeFileSync(path('other'), '1');
    mkdirSync(path('folder'));
    await settled([['load', 6]]);
  });

  test('is found through links, and may have several names', async () => {
    writeFileSync(path('real'), '1');
    symlinkSync(path('real'), path());
    const { it, settled } = files();
    expect(it.match([plan(), { name: 'other', path: path('real') }])).toEqual({ load: 1, other: 1 });
    writeFileSync(path('real'), '2');
    await settled([
      ['load', 2],
      ['other', 2],
    ]);
  });

  test('that holds too much keeps the number that it had', async () => {
    writeFileSync(path(), '4');
    const { it, lines, changes } = files();
    it.match([plan()]);
    writeFileSync(path(), '99999999999');
    await vi.waitFor(
      () => expect(lines).toEqual([`Invalid number 99999999999 read from ${path()} - ignoring`]),
      5000,
    );
    expect(changes).toEqual([]);
  });

  test.each([
    { before: undefined, initial: { value: 3, overwrite: false }, after: '3\n' },
    { before: '8', initial: { value: 3, overwrite: false }, after: '8' },
    { before: '8', initial: { value: 3, overwrite: true }, after: '3\n' },
  ])('$initial makes $after of $before', ({ before, initial, after }) => {
    if (before !== undefined) writeFileSync(path(), before);
    files().it.initialise([plan({ initial })]);
    expect(readFileSync(path(), 'utf8')).toBe(after);
  });

  test('in a folder that is not there is said, and holds 0', () => {
    const { it, lines } = files();
    expect(it.match([plan({ path: join(folder, 'missing', 'load') })])).toEqual({});
    expect(lines).toEqual(['Track file directory for load does not exist - removing']);
  });
});
