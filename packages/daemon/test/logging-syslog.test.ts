import { setTimeout } from 'node:timers/promises';
import { type FakeKernel, fakeKernel } from '@kaconf/kernel/fake';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLogger, type Log } from '../src/logging/logger.ts';
import { syslogLine } from '../src/logging/syslog.ts';
import { SyslogQueue } from '../src/logging/syslog-queue.ts';

const DAEMON = 3;
const LOCAL7 = 23;

let kernel: FakeKernel;
beforeEach(() => {
  kernel = fakeKernel();
});
afterEach(() => vi.useRealTimers());

function logger(facility = DAEMON): Log {
  const syslog = kernel.openUnixDatagram('/dev/log');
  return createLogger({ process: 'Keepalived_vrrp', console: false, detail: true, facility }, { syslog });
}

const received = () => kernel.unixDatagrams.map(({ bytes }) => new TextDecoder().decode(bytes));
/** Without priority, time, name and process id. */
const texts = () => received().map((line) => line.replace(/^<\d+>.{15} Keepalived_vrrp\[\d+\]: /, ''));

// As the real keepalived's arrive at a socket bound to /dev/log.
test.each([
  [
    { facility: DAEMON, process: 'Keepalived', pid: 23118 },
    6,
    new Date(2026, 10, 21, 10, 43, 59),
    'Starting VRRP child process, pid=23126',
    '<30>Nov 21 10:43:59 Keepalived[23118]: Starting VRRP child process, pid=23126',
  ],
  [
    { facility: LOCAL7, process: 'Keepalived_vrrp', pid: 7 },
    1,
    new Date(2027, 0, 3, 0, 5, 9),
    'a\nb',
    '<185>Jan  3 00:05:09 Keepalived_vrrp[7]: a\nb',
  ],
])('a line is written as syslog(3) does it: %j', (sender, severity, time, text, line) => {
  expect(syslogLine(sender, severity, time, text)).toBe(line);
});

test('severities are those of syslog, and a detail is an info', () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 21, 10, 43, 59), toFake: ['Date'] });
  const log = logger(LOCAL7);
  for (const level of ['alert', 'error', 'warning', 'info', 'debug', 'detail'] as const) log[level](level);
  expect(received().map((line) => line.replace(/\d+\]/, 'PID]'))).toEqual([
    '<185>Nov 21 10:43:59 Keepalived_vrrp[PID]: alert',
    '<187>Nov 21 10:43:59 Keepalived_vrrp[PID]: error',
    '<188>Nov 21 10:43:59 Keepalived_vrrp[PID]: warning',
    '<190>Nov 21 10:43:59 Keepalived_vrrp[PID]: info',
    '<191>Nov 21 10:43:59 Keepalived_vrrp[PID]: debug',
    '<190>Nov 21 10:43:59 Keepalived_vrrp[PID]: detail',
  ]);
});

test('both the console and syslog are told when both are wanted', () => {
  const written: string[] = [];
  const console = {
    writableLength: 0,
    write: (text: string) => written.push(text),
    on: () => {},
    off: () => {},
  };
  const syslog = kernel.openUnixDatagram('/dev/log');
  const targets = { console: true, detail: false, facility: DAEMON };
  createLogger({ process: 'Keepalived_vrrp', ...targets }, { console, syslog }).info('(VI_1) setting VIPs.');
  expect(texts()).toEqual(['(VI_1) setting VIPs.']);
  expect(written).toEqual([expect.stringMatching(/ \d{4}: \(VI_1\) setting VIPs\.\n$/)]);
});

test.each(['ENOENT', 'ECONNREFUSED'] as const)(
  'while nobody listens (%s) lines are lost, and counted',
  (code) => {
    const log = logger();
    // The second line comes with the news about the first.
    for (const nth of [1, 2, 3]) kernel.refuse('send to', code, nth);
    log.info('one');
    log.info('two');
    expect(texts()).toEqual([]);
    log.info('three');
    expect(texts()).toEqual(['2 log lines were lost, syslog did not take them', 'three']);
  },
);

test('a syslogd that has no room at the moment gets everything in order, a little later', async () => {
  const log = logger();
  kernel.refuse('send to', 'EAGAIN', 2);
  log.info('one');
  log.info('two');
  log.info('three');
  expect(texts()).toEqual(['one']);
  await setTimeout(50);
  expect(texts()).toEqual(['one', 'two', 'three']);
});

test('one that stalls loses lines beyond the thousandth, and is told how many', () => {
  vi.useFakeTimers();
  const log = logger();
  kernel.refuse('send to', 'EAGAIN');
  for (let line = 1; line <= 1005; line++) log.info(`line ${line}`);
  vi.advanceTimersByTime(10);
  log.info('the next');
  expect(texts()).toHaveLength(1002);
  expect(texts().slice(-3)).toEqual([
    'line 1000',
    '5 log lines were lost, syslog did not take them',
    'the next',
  ]);
});

describe('at the end of the process', () => {
  /** A line waits, and the first `full` attempts to send it find no room. */
  function waiting(full: number): SyslogQueue {
    const queue = new SyslogQueue(kernel.openUnixDatagram('/dev/log'), (lost) => `${lost} lost`);
    for (let nth = 1; nth <= full; nth++) kernel.refuse('send to', 'EAGAIN', nth);
    queue.add('last words');
    return queue;
  }

  test('what still waits is sent', () => {
    waiting(3).finish();
    expect(received()).toEqual(['last words']);
  });

  test('nobody waits for a syslogd that stalls', () => {
    const queue = waiting(1000);
    const start = performance.now();
    queue.finish();
    expect(received()).toEqual([]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
