import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { micros } from '@kaconf/net';
import type { MailPlan } from '@kaconf/vrrp';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { conversation, readReplies } from '../src/mail/conversation.ts';
import { Mailer } from '../src/mail/mailer.ts';
import { mailContent, mailDate } from '../src/mail/message.ts';
import { MailNotifier } from '../src/vrrp/notify/mail-notifier.ts';
import { console, settings } from './shell-router.ts';

const plan: MailPlan = {
  host: '127.0.0.1',
  port: 25,
  timeout: micros(300_000),
  from: 'Keep <ka@example.com>',
  to: ['On call <ops@example.com>', 'root@example.com'],
  helloName: 'lab.example.com',
  routerId: 'LAB',
  tellsFaults: true,
};
const mail = {
  subject: 'VRRP Instance VI_1 - Entering MASTER state',
  text: '=> VRRP Instance is now owning VRRP VIPs <=',
};

/** What keepalived 2.4.3 sent, but for the date. */
const CONTENT =
  'From: Keep <ka@example.com>\r\n' +
  'Subject: [LAB] VRRP Instance VI_1 - Entering MASTER state\r\n' +
  'X-Mailer: Keepalived\r\n' +
  'To: On call <ops@example.com>,\r\n root@example.com\r\n' +
  '\r\n=> VRRP Instance is now owning VRRP VIPs <=\r\n\r\n.\r\n';

test('a mail has the octets of keepalived', () => {
  const content = mailContent(plan, mail, new Date());
  expect(content).toMatch(/^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\r\n/);
  expect(content.slice(content.indexOf('From:'))).toBe(CONTENT);
});

test('the date is local time', () => {
  const zone = process.env.TZ;
  onTestFinished(() => {
    process.env.TZ = zone;
  });
  process.env.TZ = 'Asia/Kolkata';
  expect(mailDate(new Date('2021-03-01T04:14:08Z'))).toBe('Mon, 01 Mar 2021 09:44:08 +0530');
});

test('the conversation names mailboxes without what is shown in their place', () => {
  const said = (of: MailPlan) =>
    conversation(of, mail, new Date()).map(({ says }) => says.split('\r\n', 1)[0]);
  expect(said(plan).slice(1, 5)).toEqual([
    'HELO lab.example.com',
    'MAIL FROM:<ka@example.com>',
    'RCPT TO:<ops@example.com>',
    'RCPT TO:<root@example.com>',
  ]);
  expect(said({ ...plan, from: 'root@lab' })[2]).toBe('MAIL FROM:<root@lab>');
});

test.each([
  ['220 ready\r\n', [220], ''],
  ['250-one\r\n250-two\r\n250 three\r\n', [250], ''],
  ['220 rea', [], '220 rea'],
  ['250 ok\r\n354 go\r\n22', [250, 354], '22'],
])('%j are the replies %j', (text, codes, rest) => {
  expect(readReplies(text)).toEqual({ codes, rest });
});

/** A server; what it hears, each connection a list of lines. */
async function smtpServer(answer: (line: string) => string | undefined, greeting = '220 ready\r\n') {
  const heard: string[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.setEncoding('utf8'));
    const lines: string[] = [];
    heard.push(lines);
    let rest = '';
    socket.on('data', (data) => {
      const all = (rest + data).split('\r\n');
      rest = all.pop() ?? '';
      for (const line of all) {
        lines.push(line);
        const said = answer(line);
        if (said !== undefined) socket.write(`${said}\r\n`);
      }
    });
    socket.on('error', () => {});
    socket.write(greeting);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, heard };
}

/** One that greets for ever, a letter at a time. */
async function drippingServer() {
  let timer: NodeJS.Timeout | undefined;
  const server = createServer((socket) => {
    timer = setInterval(() => socket.write('2'), 20);
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, drip: () => timer };
}

function polite(line: string): string | undefined {
  if (/^(HELO|MAIL|RCPT)/.test(line)) return '250 ok';
  if (line === 'DATA') return '354 go';
  if (line === 'QUIT') return '221 bye';
  return line === '.' ? '250 queued' : undefined;
}

describe('the mailer', () => {
  const mailer = () => {
    const lines = console();
    return {
      lines,
      mailer: new Mailer(createLogger({ process: 'Keepalived_vrrp', ...settings, detail: true })),
    };
  };

  test('delivers a mail, and says so', async () => {
    const { port, heard } = await smtpServer(polite);
    const { lines, mailer: it } = mailer();
    it.send({ ...plan, port }, mail);
    await it.finish();
    expect(heard[0]?.filter((line) => !line.startsWith('Date:')).join('\r\n')).toBe(
      'HELO lab.example.com\r\nMAIL FROM:<ka@example.com>\r\n' +
        `RCPT TO:<ops@example.com>\r\nRCPT TO:<root@example.com>\r\nDATA\r\n${CONTENT}QUIT`,
    );
    expect(lines).toEqual([
      `Remote SMTP server [127.0.0.1]:${port} connected.`,
      'SMTP alert successfully sent.',
    ]);
  });

  test('leaves when it is refused', async () => {
    const { port, heard } = await smtpServer((line) =>
      line === 'RCPT TO:<root@example.com>' ? '550 no such user' : polite(line),
    );
    const { lines, mailer: it } = mailer();
    it.send({ ...plan, port }, mail);
    await it.finish();
    expect(heard[0]?.slice(3)).toEqual(['RCPT TO:<root@example.com>', 'QUIT']);
    expect(lines[1]).toBe(
      `Error processing RCPT cmd on SMTP server [127.0.0.1]:${port}. SMTP status code = 550`,
    );
  });

  test('leaves when it is not answered', async () => {
    const { port, heard } = await smtpServer((line) => (line === 'DATA' ? undefined : polite(line)));
    const { lines, mailer: it } = mailer();
    it.send({ ...plan, port }, mail);
    await it.finish();
    expect(heard[0]?.slice(-2)).toEqual(['DATA', 'QUIT']);
    expect(lines[1]).toBe(`Timeout reading data to remote SMTP server [127.0.0.1]:${port}.`);
  });

  test('says that nobody is there', async () => {
    const { lines, mailer: it } = mailer();
    it.send({ ...plan, port: 1 }, mail);
    await it.finish();
    expect(lines).toEqual(['SMTP connection ERROR to [127.0.0.1]:1.']);
  });

  test('takes an answer that comes letter by letter for none', async () => {
    const { port, drip } = await drippingServer();
    const { lines, mailer: it } = mailer();
    it.send({ ...plan, port, timeout: micros(300_000) }, mail);
    await it.finish();
    expect(lines.slice(1)).toEqual([
      `Timeout reading data to remote SMTP server [127.0.0.1]:${port}.`,
      `Timeout reading data to remote SMTP server [127.0.0.1]:${port}.`,
    ]);
    clearInterval(drip());
  });

  test('does not listen to a server that never comes to an end', async () => {
    const { port } = await smtpServer(() => undefined, `220 ${'x'.repeat(100_000)}`);
    const { lines, mailer: it } = mailer();
    it.send({ ...plan, port }, mail);
    await it.finish();
    expect(lines[1]).toBe(
      `Received buffer from remote SMTP server [127.0.0.1]:${port} overflow our get read buffer length.`,
    );
  });

  test('leaves a server that speaks something else', async () => {
    const { port } = await smtpServer(() => undefined, 'SSH-2.0-OpenSSH_9.2\r\n');
    const { lines, mailer: it } = mailer();
    it.send({ ...plan, port }, mail);
    await it.finish();
    expect(lines[1]).toBe(
      `Error processing (E)SMTP cmd on SMTP server [127.0.0.1]:${port}. SMTP status code = -1`,
    );
  });

  test('says that a server has no address', async () => {
    const { lines, mailer: it } = mailer();
    it.send({ ...plan, host: 'nobody.invalid' }, mail);
    await vi.waitFor(() => expect(lines).toEqual(['SMTP connection ERROR to [nobody.invalid]:25.']), 10_000);
  });

  test('keeps the newest thousand for a server that takes none', async () => {
    const { port } = await smtpServer(() => undefined, '');
    const { lines, mailer: it } = mailer();
    const patient = { ...plan, port, timeout: micros(60_000_000) };
    for (let index = 0; index < 1010; index++) it.send(patient, { ...mail, subject: `${index}` });
    expect(lines).toEqual([
      'Mail is not sent, 1000 wait behind it: 8',
      'Mail is not sent, 1000 wait behind it: 9',
    ]);
    await it.finish();
  });

  test('sends many in their order, a few at a time', async () => {
    let open = 0;
    let most = 0;
    const { port, heard } = await smtpServer((line) => {
      if (line.startsWith('HELO')) most = Math.max(most, ++open);
      if (line === 'QUIT') open--;
      return polite(line);
    });
    const { mailer: it } = mailer();
    for (let index = 0; index < 30; index++) it.send({ ...plan, port }, { ...mail, subject: `${index}` });
    await it.finish();
    const subjects = heard.flatMap((lines) => lines.filter((line) => line.startsWith('Subject:')));
    expect(subjects).toEqual(Array.from({ length: 30 }, (_, index) => `Subject: [LAB] ${index}`));
    expect(most).toBeLessThanOrEqual(8);
  });

  test('does not wait for a server for ever', async () => {
    const { port } = await smtpServer(() => undefined, '');
    const { mailer: it } = mailer();
    it.send({ ...plan, port, timeout: micros(60_000_000) }, mail);
    const began = performance.now();
    await it.finish();
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('who mails', () => {
  const told = (events: readonly Parameters<MailNotifier['notify']>[1]['event'][], more = {}) => {
    const sent = vi.fn<Mailer['send']>();
    const notifier = new MailNotifier({ send: sent } as unknown as Mailer);
    for (const event of events) {
      const notification = { subject: 'INSTANCE', name: 'VI_1', event, priority: 100 } as const;
      notifier.notify({ ...plan, ...more }, notification, { mails: true });
    }
    return sent.mock.calls.map(([, { subject }]) => subject);
  };

  test('tells of each state once until there is another', () => {
    expect(
      told(['BACKUP', 'BACKUP', 'MASTER', 'MASTER_RX_LOWER_PRI', 'MASTER_PRIORITY', 'MASTER', 'STOP']),
    ).toEqual([
      'VRRP Instance VI_1 - Entering BACKUP state',
      'VRRP Instance VI_1 - Entering MASTER state',
      'VRRP Instance VI_1 - Stopping',
    ]);
  });

  test('does not tell of faults with no_email_faults', () => {
    expect(told(['FAULT', 'BACKUP'], { tellsFaults: false })).toEqual([
      'VRRP Instance VI_1 - Entering BACKUP state',
    ]);
  });
});
