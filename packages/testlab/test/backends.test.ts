import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { BackendPlan } from '../src/backends/backend.ts';
import { serve } from '../src/backends/serve.ts';

let port = 20_000 + (process.pid % 20_000);

/** Everything that a server on this machine says to who says this. */
async function answerOf(plan: Pick<BackendPlan, 'kind' | 'behaviour'>, question: string): Promise<string> {
  const place = { address: '127.0.0.1', port: port++ };
  await using _server = await serve({ name: 'one', ...place, ...plan });
  const connection = connect(place.port, place.address);
  connection.end(question);
  let answer = '';
  connection.on('data', (data) => {
    answer += data.toString();
  });
  await Promise.race([
    once(connection, 'close'),
    once(connection, 'error').then(([error]) => Promise.reject(error)),
  ]);
  return answer;
}

const GET = 'GET / HTTP/1.0\r\nHost: lab\r\n\r\n';

test.for([
  [
    ['503', 'away'],
    GET,
    'HTTP/1.1 503 Lab\r\nContent-Type: text/plain\r\nContent-Length: 4\r\nConnection: close\r\n\r\naway',
  ],
  [['half-header'], GET, 'HTTP/1.1 200 OK\r\nContent-Le'],
  [
    ['host'],
    GET,
    'HTTP/1.1 200 Lab\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: close\r\n\r\nlab',
  ],
  [
    [],
    'GET /status/404 HTTP/1.0\r\n\r\n',
    'HTTP/1.1 404 Lab\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello',
  ],
] as const)('an HTTP server behaves %j', async ([behaviour, question, answer], { expect }) => {
  expect(await answerOf({ kind: 'http', behaviour }, question)).toBe(answer);
});

test('an SMTP server refuses at the stage that it is told to', async () => {
  expect(await answerOf({ kind: 'smtp', behaviour: ['helo', '550', 'no'] }, 'HELO lab\r\nQUIT\r\n')).toBe(
    '220 lab ESMTP\r\n550 no\r\n221 bye\r\n',
  );
});

test('a behaviour that nobody knows is refused before anybody asks', async () => {
  await expect(async () =>
    serve({ name: 'one', kind: 'http', address: '127.0.0.1', port: port++, behaviour: ['kind'] }),
  ).rejects.toThrow('no http server behaves like this: kind');
});
