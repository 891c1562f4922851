import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OURS, THEIRS } from './in-own-network.ts';
import { certificate, key } from './lab/certificate.ts';
import { requireReal } from './real-keepalived.ts';

/** What the server answers, by path; it closes the connection then. */
const answers = new Map([
  ['/', 'HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello'],
  ['/until-the-end', 'HTTP/1.0 200 OK\r\n\r\nhello'],
  ['/longer', `HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\n${'0123456789abcdef\n\t'.repeat(20)}`],
  ['/without-a-page', 'HTTP/1.0 204 No Content\r\n\r\n'],
  ['/headers-only', 'HTTP/1.0 200 OK\r\n'],
  ['/nothing', ''],
]);
const HELLO = '5d41402abc4b2a76b9719d911017c592\n';

let plain: Server;
let secret: Server;
const requests: string[] = [];

function answer(socket: Socket): void {
  socket.on('error', () => {});
  socket.once('data', (request) => {
    requests.push(request.toString().replace(/:\d+\r\n/, ':PORT\r\n'));
    const [, path = ''] = /^GET (\S+)/.exec(request.toString()) ?? [];
    socket.end(answers.get(path) ?? '');
  });
}

beforeAll(async () => {
  requireReal();
  plain = createServer(answer);
  secret = createTlsServer({ key, cert: certificate }, answer);
  await Promise.all([plain, secret].map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));
});
afterAll(() => {
  plain.close();
  secret.close();
});

function portOf(server: Server): string {
  const address = server.address();
  return typeof address === 'object' && address !== null ? String(address.port) : '';
}

/** Without what time it took, and under what name it runs. */
async function run(program: readonly string[], words: readonly string[]) {
  const [file = '', ...before] = program;
  const heard = requests.length;
  const { code, stdout, stderr } = await new Promise<{ code: number; stdout: string; stderr: string }>(
    (resolve) => {
      execFile(file, [...before, ...words], (error, out, err) => {
        resolve({ code: Number(error?.code ?? 0), stdout: out, stderr: err });
      });
    },
  );
  return {
    code,
    stdout: stdout.replace(/= \d+ usecs/, '= N usecs'),
    // The help is told in our words.
    complaints: stderr.split('Usage:')[0],
    requests: requests.slice(heard),
  };
}

describe('the real genhash says the same, and asks the same', () => {
  test.each([
    '-u /',
    '-u /until-the-end',
    '-u /longer',
    '-u /without-a-page',
    '-u /headers-only',
    '-u /nothing',
    '-v -u /',
    '-v -u /longer',
    '-u / -P 1.1',
    '-u / -P 1.0c',
    '-u / -V www.example.net',
    '--url=/ --use-virtualhost www.example.net --protocol 1.0',
    '-u / -t 3',
    '-u / -P 2',
    '-u / -t soon',
    '-u / -t -1',
    '-u / extra words',
    '-u / -Z',
    '-u / --bogus -h',
    '-p 65536 -u /',
    '-p http -u /',
    '-s localhost -u /',
    '',
    '-u',
  ])('%s', async (line) => {
    const given = line.split(' ').filter(Boolean);
    const words = ['--genhash', '-s', '127.0.0.1', '-p', portOf(plain), ...given];
    expect(await run(OURS, words)).toEqual(await run(THEIRS, words));
  });

  test.each(['-u /', '-v -u /', '-I -V www.example.net -u /'])('over TLS %s', async (line) => {
    const words = ['--genhash', '-S', '-s', '127.0.0.1', '-p', portOf(secret), ...line.split(' ')];
    const ours = await run(OURS, words);
    expect(ours).toEqual(await run(THEIRS, words));
    expect(ours.stdout).toContain(HELLO);
  });

  test.each(['-T', '-T -Z', '-T -s 127.0.0.1 -p 1 -u /', 'word -T -s 127.0.0.1 -p 1 -u /'])(
    'keepalived %s',
    async (line) => {
      expect(await run(OURS, line.split(' '))).toEqual(await run(THEIRS, line.split(' ')));
    },
  );
});
