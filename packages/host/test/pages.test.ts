import { readdirSync, readFileSync } from 'node:fs';
import { parseConfig } from '@kaconf/config';
import { describe, expect, test } from 'vitest';
import { checkHost } from '../src/check-host.ts';
import { machine } from '../src/fake/machine.ts';
import type { FileStatus, Host } from '../src/host.ts';

const folder = `${import.meta.dirname}/../../../docs/diagnostics`;
const pages = readdirSync(folder).flatMap((name) => /^(KA05\d\d)\.md$/.exec(name)?.[1] ?? []);

const folderOf = (uid: number): FileStatus => ({ type: 'directory', uid, gid: uid, mode: 0o755 });
const program: FileStatus = { type: 'file', uid: 0, gid: 0, mode: 0o755 };

/** What the pages say of their machine. */
const files = new Map<string, FileStatus>([
  ['/etc', folderOf(0)],
  ['/etc/motd', { ...program, mode: 0o644 }],
  ['/home', folderOf(0)],
  ['/home/alice', folderOf(1000)],
  ['/home/alice/failover', program],
  ['/usr/local', folderOf(0)],
  ['/usr/local/bin', folderOf(0)],
  ['/usr/local/bin/failover', program],
]);

function host(): Host {
  const plain = machine();
  return {
    ...plain,
    status: (path) => files.get(path) ?? plain.status(path),
    realPath: (path, identity) => (files.has(path) ? path : plain.realPath(path, identity)),
  };
}

function codes(text: string): string[] {
  const parsed = parseConfig({ file: 'FILE', text }, { machine: host() });
  const { findings } = checkHost(parsed, host());
  return [...parsed.diagnostics, ...findings].map(({ code }) => code);
}

test('there are pages', () => {
  expect(pages).toHaveLength(12);
});

describe.each(pages)('%s', (code) => {
  const page = readFileSync(`${folder}/${code}.md`, 'utf8');
  const [wrong = '', right = ''] = Array.from(page.matchAll(/^```\n(.*?)^```$/gms), ([, text = '']) => text);

  test('is found in the wrong example', () => {
    expect(codes(wrong)).toContain(code);
  });

  test('is not found in the right example, and neither is anything else', () => {
    expect(right).not.toBe('');
    expect(codes(right)).toEqual([]);
  });
});
