import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Binary, ours, real } from '../src/index.ts';

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaconf-genhash-'));
  server = createServer((_, answer) => {
    // Shown with the rest: two that ask in two seconds would not be told the same.
    answer.sendDate = false;
    answer.end('hello');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** As Debian installs it: a link with that name to the daemon's program. */
async function genhash({ name, command }: Binary, words: readonly string[]) {
  const home = mkdtempSync(join(folder, name));
  const link = join(home, 'genhash');
  symlinkSync(command[0], link);
  const ended = await execa(link, [...command.slice(1), ...words], { reject: false });
  return {
    status: ended.exitCode,
    stdout: ended.stdout.replace(/= \d+ usecs/, '= N usecs'),
    // The help is told in our words, and begins with where the link is.
    complaints: ended.stderr.split('Usage:')[0]?.replace(/\/.*\/genhash\b/, 'genhash'),
  };
}

describe('called genhash it is that', () => {
  test.each([
    '-u /',
    '-v -u /',
    '--url=/ --use-virtualhost www.example.net',
    '-h',
    '-T -u /',
    '-Z',
    '-f /etc/keepalived/keepalived.conf',
    '',
  ])('%s', async (line) => {
    const { port } = server.address() as AddressInfo;
    const words = ['-s', '127.0.0.1', '-p', `${port}`, ...line.split(' ').filter(Boolean)];
    const [one, other] = await Promise.all([genhash(ours(), words), genhash(real(), words)]);
    expect(one).toEqual(other);
  });

  test('the digest is that of the page', async () => {
    const { port } = server.address() as AddressInfo;
    const { status, stdout } = await genhash(ours(), ['-s', '127.0.0.1', '-p', `${port}`, '-u', '/']);
    expect([status, stdout]).toEqual([0, '5d41402abc4b2a76b9719d911017c592']);
  });
});
