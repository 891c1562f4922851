import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { parseConfig } from '@kaconf/config';
import { CheckerLoop, type LoopEdge, planCheckers } from '@kaconf/healthcheck';
import { describeErrno, linuxKernel } from '@kaconf/kernel';
import { expect, onTestFinished, test as serial, vi } from 'vitest';

const test = serial.concurrent;

/** What a server answers to a datagram. */
type Answers = (question: Buffer) => readonly Buffer[];

const header = (question: Buffer, flags: string, id = question.subarray(0, 2)) =>
  Buffer.concat([id, Buffer.from(flags, 'hex'), question.subarray(4)]);

/** One checker, asked once, over this machine's own sockets. @returns what is logged of it */
async function ask(kind: string, words: string): Promise<readonly string[]> {
  const kernel = linuxKernel();
  const lines: string[] = [];
  const verdicts: boolean[] = [];
  const sockets = kernel.openClientSockets();
  const edge: LoopEdge = {
    now: () => kernel.now(),
    random: () => 0.5,
    log: (text) => lines.push(text),
    logDetail: (text) => lines.push(text),
    errorText: (errno) => describeErrno(errno).text,
    sockets,
    programs: { start: () => ({ pid: undefined, kill: () => undefined, drop: () => undefined }) },
    createTimer: (expired) => kernel.createTimer(expired),
    tell: ({ up }) => verdicts.push(up) > 0,
    weigh: () => undefined,
    isUp: () => true,
    isEnabled: () => true,
    fileStatus: () => 0,
    late: () => undefined,
  };
  const loop = new CheckerLoop(edge);
  onTestFinished(() => {
    loop.close();
    sockets.close();
  });
  const checker = `${kind} {\n connect_ip 127.0.0.1\n warmup 0\n log_all_failures\n ${words}\n }`;
  const text = `virtual_server 10.0.0.10 80 {\n protocol TCP\n real_server 10.0.0.11 80 {\n ${checker}\n }\n }`;
  const { config } = parseConfig({ file: 'keepalived.conf', text });
  loop.follow(config.virtual_servers.flatMap((virtual, at) => planCheckers(virtual, at, config)));
  await vi.waitFor(() => expect(verdicts.length + lines.length).toBeGreaterThan(0), { timeout: 8000 });
  return [...lines, ...verdicts.map((up) => (up ? 'UP' : 'DOWN'))];
}

/** @returns its port */
async function serve(answers: Answers): Promise<number> {
  const server = createSocket('udp4');
  server.on('message', (question, { port, address }) => {
    for (const answer of answers(question)) server.send(answer, port, address);
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return server.address().port;
}

const SERVER = '[10.0.0.11]:tcp:80';

test('a TCP connection is made', async ({ expect }) => {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  expect(await ask('TCP_CHECK', `connect_port ${port}`)).toEqual([
    `TCP connection to ${SERVER} success.`,
    'UP',
  ]);
});

test.each([
  [
    'connect_port 1',
    [`TCP connection to ${SERVER} failed.`, `TCP_CHECK on service ${SERVER} failed.`, 'DOWN'],
  ],
  [
    'connect_port 1\n bindto 192.0.2.1',
    ['Checker bind failed: Cannot assign requested address', 'TCP socket bind failed. Rescheduling.'],
  ],
  [
    'connect_port 1\n bind_if nosuch0',
    ["Checker can't bind to device nosuch0: No such device", 'TCP socket bind failed. Rescheduling.'],
  ],
])('TCP with %o', async (words, lines) => {
  expect(await ask('TCP_CHECK', words)).toEqual(lines);
});

const UDP_DOWN = [`UDP connection to ${SERVER} failed.`, `UDP_CHECK on service ${SERVER} failed.`, 'DOWN'];
const UDP_OTHER = [
  `UDP check to ${SERVER} reply data mismatch.`,
  `UDP_CHECK on service ${SERVER} failed.`,
  'DOWN',
];
const UDP_UP = [`UDP connection to ${SERVER} success.`, 'UP'];

test.each<[string, string, Answers | undefined, readonly string[]]>([
  ['silence is fine', '', () => [], UDP_UP],
  ['silence is no answer', 'require_reply', () => [], UDP_DOWN],
  ['an answer', 'require_reply', () => [Buffer.alloc(2000)], UDP_UP],
  ['the answer', 'payload 01 02\n require_reply 02 01', (it) => [Buffer.from(it).reverse()], UDP_UP],
  ['another answer', 'require_reply 02 01', () => [Buffer.of(2, 2)], UDP_OTHER],
  ['a longer answer', 'require_reply 02\n max_reply_length 1', () => [Buffer.of(2, 2)], UDP_OTHER],
  ['nobody is there', '', undefined, UDP_DOWN],
])('UDP: %s', async (_, words, answers, lines) => {
  const port = answers ? await serve(answers) : 1;
  expect(await ask('UDP_CHECK', `connect_port ${port}\n connect_timeout 0.3\n ${words}`)).toEqual(lines);
});

const dnsDown = (why: string) => [`DNS_CHECK (${SERVER}) ${why}`, 'DOWN'];
const other = Buffer.of(0, 0);

test.each<[string, Answers | undefined, readonly string[]]>([
  ['an answer', (it) => [header(it, '8180')], ['UP']],
  ['a name that there is not', (it) => [header(it, '8183')], dnsDown('read error occurred. (rcode = 3)')],
  ['silence', () => [], dnsDown('read timeout from socket')],
  [
    'only garbage',
    (it) => [Buffer.alloc(0), Buffer.of(1), Buffer.alloc(4096, 7), it, header(it, '8180', other)],
    dnsDown('read timeout from socket'),
  ],
  ['an answer behind garbage', (it) => [Buffer.of(1), it, header(it, '8180')], ['UP']],
  ['nobody is there', undefined, dnsDown('failed to read socket; errno 111 (Connection refused)')],
])('DNS: %s', async (_, answers, lines) => {
  const port = answers ? await serve(answers) : 1;
  expect(await ask('DNS_CHECK', `connect_port ${port}\n connect_timeout 0.3\n name example.com`)).toEqual(
    lines,
  );
});
