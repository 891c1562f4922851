import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instance } from './config-test-cases.ts';
import { OURS, requireRootAndKeepalived, runInOwnNetwork, THEIRS } from './in-own-network.ts';
import { realVersion } from './real-keepalived.ts';

const DAEMON_GROUP = 1;
const NOBODY = 65534;

/** What is made, in this order, in a folder that is root's alone; a path ends in a slash where it is a folder's. */
interface Piece {
  readonly path: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly linksTo?: string;
  readonly isPipe?: true;
}

/** @param script as it is written, `~` for the folder */
type Row = [what: string, script: string, ...pieces: Piece[]];

const file = (more: Partial<Piece> = {}): Piece => ({ path: 'check', ...more });
const inside = (more: Partial<Piece> = {}): Piece[] => [{ path: 'in/', ...more }, { path: 'in/check' }];

const rows: Row[] = [
  ['root’s own', '~/check', file()],
  ['writable for root’s group', '~/check', file({ mode: 0o775 })],
  ['writable for another group', '~/check', file({ mode: 0o775, gid: DAEMON_GROUP })],
  ['writable for all', '~/check', file({ mode: 0o777 })],
  ['another user’s', '~/check', file({ uid: NOBODY })],
  ['another group’s, and not writable for it', '~/check', file({ gid: DAEMON_GROUP })],
  ['with the user’s rights of its owner', '~/check', file({ mode: 0o4755 })],
  ['not executable', '~/check', file({ mode: 0o644 })],
  ['executable for root alone', '~/check', file({ mode: 0o700 })],
  ['in a folder writable for root’s group', '~/in/check', ...inside({ mode: 0o775 })],
  ['in a folder writable for another group', '~/in/check', ...inside({ mode: 0o775, gid: DAEMON_GROUP })],
  ['in a folder writable for all', '~/in/check', ...inside({ mode: 0o777 })],
  ['in a sticky folder writable for all', '~/in/check', ...inside({ mode: 0o1777 })],
  [
    'in a sticky folder writable for another group',
    '~/in/check',
    ...inside({ mode: 0o1775, gid: DAEMON_GROUP }),
  ],
  ['in another user’s folder', '~/in/check', ...inside({ uid: NOBODY })],
  ['in another user’s sticky folder', '~/in/check', ...inside({ mode: 0o1755, uid: NOBODY })],
  ['in a folder for root alone', '~/in/check', ...inside({ mode: 0o700 })],
  [
    'below a folder writable for all',
    '~/in/safe/check',
    ...inside({ mode: 0o777 }),
    { path: 'in/safe/' },
    { path: 'in/safe/check' },
  ],
  [
    'writable for all, in a sticky folder',
    '~/in/check',
    { path: 'in/', mode: 0o1777 },
    { path: 'in/check', mode: 0o777 },
  ],
  ['a link to root’s own', '~/link', file(), { path: 'link', linksTo: 'check' }],
  ['another user’s link to root’s own', '~/link', file(), { path: 'link', linksTo: 'check', uid: NOBODY }],
  ['a link to what is writable for all', '~/link', file({ mode: 0o777 }), { path: 'link', linksTo: 'check' }],
  [
    'a link into a folder writable for all',
    '~/link',
    ...inside({ mode: 0o777 }),
    { path: 'link', linksTo: 'in/check' },
  ],
  [
    'a link to a link',
    '~/first',
    file(),
    { path: 'second', linksTo: 'check' },
    { path: 'first', linksTo: 'second' },
  ],
  ['through a link to a folder', '~/link/check', ...inside(), { path: 'link', linksTo: 'in' }],
  ['a link to nothing', '~/link', { path: 'link', linksTo: 'nothing' }],
  ['a link to itself', '~/link', { path: 'link', linksTo: 'link' }],
  ['a folder', '~/in', ...inside()],
  ['a pipe', '~/pipe', { path: 'pipe', isPipe: true }],
  ['nothing', '~/nothing'],
  ['below a file', '~/check/more', file()],
  ['with `..` in its path', '~/in/../check', file(), ...inside()],
  ['with `.` and slashes in its path', '~/.//check', file()],
  ['with arguments', '~/check -v 1', file()],
  ['quoted with a blank in its name', "'~/a check' 1", { path: 'a check' }],
  ['relative to where the daemon is', './check', file()],
  ['a name that the search path has', 'true'],
  ['a name that it has not', 'kaconf-nowhere'],
];

let folder: string;
beforeAll(requireRootAndKeepalived);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-security-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

function make({ path, mode = 0o755, uid = 0, gid = 0, linksTo, isPipe }: Piece): void {
  const whole = join(folder, path);
  if (linksTo !== undefined) {
    symlinkSync(linksTo, whole);
    execFileSync('chown', ['-h', `${uid}:${gid}`, whole]);
    return;
  }
  if (path.endsWith('/')) mkdirSync(whole);
  else if (isPipe) execFileSync('mkfifo', [whole]);
  else writeFileSync(whole, '#!/bin/sh\nexit 0\n');
  chownSync(whole, uid, gid);
  chmodSync(whole, mode);
}

/** A check and a notify script. */
function configuration(script: string, globals: readonly string[]): string {
  const written = script.replace('~', folder);
  const check = `vrrp_script chk {\n script "${written}"\n}\n`;
  const notify = `notify_master "${written}"`;
  return `global_defs {\n${globals.join('\n')}\n}\n${check}${instance(notify, 'track_script {', ' chk', '}')}`;
}

/** 2.2.7 sends itself SIGTERM when it tests for another user, and resolves links among the directories first. */
const isOld = /^2\.[0-3]\./.test(realVersion());
const NEW_ROWS = ['through a link to a folder', 'relative to where the daemon is'];

describe.each([
  { who: 'root, with script security', globals: ['enable_script_security', 'script_user root'] },
  { who: 'root, without', globals: ['script_user root'] },
  { who: 'nobody, with script security', globals: ['enable_script_security', 'script_user nobody'] },
])('the real keepalived decides the same for $who', ({ who, globals }) => {
  for (const [what, script, ...pieces] of rows) {
    const isOther = isOld && (who.startsWith('nobody') || NEW_ROWS.includes(what));
    test.skipIf(isOther)(`a script: ${what}${isOther ? ' (needs KEEPALIVED of 2.4 or later)' : ''}`, () => {
      for (const piece of pieces) make(piece);
      const path = join(folder, 'keepalived.conf');
      writeFileSync(path, configuration(script, globals));
      const run = (program: readonly string[]) => runInOwnNetwork(program, ['-t', '-f', path], folder);
      expect(run(OURS)).toEqual(run(THEIRS));
    });
  }
});
