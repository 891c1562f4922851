import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandText } from '@kaconf/config';
import { expect, test } from 'vitest';
import { findGroup, findGroups, findUser, readGroups } from '../src/accounts.ts';
import { linuxHost, wholeNameIn } from '../src/linux-host.ts';

const PASSWD = `root:x:0:0:root:/root:/bin/bash
rooted:x:1001:1002::/home/rooted:/bin/sh
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
`;

test.each([
  ['root', { uid: 0, gid: 0 }],
  ['rooted', { uid: 1001, gid: 1002 }],
  ['nobody', { uid: 65534, gid: 65534 }],
  ['roo', undefined],
  ['x', undefined],
  ['', undefined],
])('user %s', (name, expected) => {
  expect(findUser(PASSWD, name)).toEqual(expected);
});

test.each([
  ['root', 0],
  ['sudo', 27],
  ['alice', undefined],
])('group %s', (name, expected) => {
  expect(findGroup('root:x:0:\nsudo:x:27:alice,bob\n', name)).toBe(expected);
});

const GROUPS = 'root:x:0:\nsudo:x:27:alice,bob\nadm:x:4:bob\nbob:x:1000:\n';

test.each([
  ['alice', 1001, [1001, 27]],
  ['bob', 27, [27, 4]],
  ['carol', 1003, [1003]],
  ['ali', 1004, [1004]],
])('the groups of %s', (name, own, expected) => {
  expect(findGroups(GROUPS, name, own)).toEqual(expected);
});

test('the groups that the name service tells', () => {
  expect(readGroups('bob                   1000 4 27\n', 1000)).toEqual([1000, 4, 27]);
  expect(readGroups('carol\n', 1003)).toEqual([1003]);
});

test.each([
  [['/usr/bin/check'], "'/usr/bin/check'"],
  [['/usr/bin/check', '-p', 'a b'], "'/usr/bin/check' '-p' 'a b'"],
  [['/bin/sh', '-c', "echo 'x'"], "'/bin/sh' '-c' 'echo '\\''x'\\'''"],
  [['</dev/tcp/10.0.0.1/80'], '</dev/tcp/10.0.0.1/80'],
  [[], "''"],
])('the text of the command %j', (words, expected) => {
  expect(commandText(words)).toBe(expected);
});

test('this machine has root, and not just anybody', () => {
  expect(linuxHost().user('root')).toEqual({ uid: 0, gid: 0 });
  expect(linuxHost().group('root')).toBe(0);
  expect(linuxHost().user('kaconf-nobody-has-this-name')).toBeUndefined();
  expect(linuxHost().group('kaconf-nobody-has-this-name')).toBeUndefined();
});

test.each([
  ['10.0.0.1        STREAM lab.example.com\n10.0.0.1        DGRAM  \n', 'lab.example.com'],
  ['', undefined],
])('the whole name of a host is in %j', (answers, name) => {
  expect(wholeNameIn(answers)).toBe(name);
});

test('this machine has a loopback interface', () => {
  expect(linuxHost().interfaces()).toContainEqual({
    name: 'lo',
    loopback: true,
    multicast: false,
    type: 'other',
  });
});

test('files are seen as they are, links not followed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaconf-host-'));
  const file = join(folder, 'file');
  const link = join(folder, 'link');
  writeFileSync(file, '', { mode: 0o751 });
  symlinkSync(file, link);
  const host = linuxHost();
  const own = { uid: host.uid, gid: host.gid };
  expect(host.status(file)).toMatchObject({ type: 'file', uid: host.uid });
  expect(host.status(link)).toMatchObject({ type: 'link' });
  expect(host.status(folder)).toMatchObject({ type: 'directory', mode: 0o700 });
  expect(host.status('/dev/null')).toMatchObject({ type: 'other' });
  expect(host.status(join(folder, 'none'))).toEqual({ refused: 'ENOENT' });
  expect(host.realPath(link, own)).toBe(file);
  expect(host.realPath(join(file, 'none'), own)).toEqual({ refused: 'ENOTDIR' });
  rmSync(folder, { recursive: true });
});

test('a path is resolved with the rights of another, and ours come back', () => {
  const host = linuxHost();
  if (host.uid !== 0) {
    expect(host.realPath('/', { uid: 0, gid: 0 })).toEqual({ refused: 'identity' });
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'kaconf-host-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(host.realPath(file, { uid: 65534, gid: 65534 })).toEqual({ refused: 'EACCES' });
  expect([process.geteuid?.(), process.getegid?.()]).toEqual([0, 0]);
  expect(host.realPath(file, { uid: 0, gid: 0 })).toBe(file);
  rmSync(folder, { recursive: true });
});

test.each(['', '.', '/', 'kaconf-nobody-has-this-name'])('%j is no network namespace', (name) => {
  expect(linuxHost().hasNetworkNamespace(name)).toBe(false);
});
