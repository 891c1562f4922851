import { expect, test } from 'vitest';
import { asctime } from '../src/logging/asctime.ts';
import { type ConsoleStream, consoleLine } from '../src/logging/console.ts';
import { createLogger } from '../src/logging/logger.ts';

/** Keeps what is written; `waiting` is what its reader has not read. */
function memory() {
  const written: string[] = [];
  const stream = {
    writableLength: 0,
    write: (text: string) => written.push(text),
    on: () => {},
    off: () => {},
  };
  return { written, stream: stream satisfies ConsoleStream };
}

const stamp = /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}: /;
const texts = (written: readonly string[]) => written.map((line) => line.replace(stamp, ''));

test.each([
  [new Date(2026, 10, 21, 9, 28, 57), 'Sat Nov 21 09:28:57 2026'],
  [new Date(2027, 0, 3, 0, 0, 0), 'Sun Jan  3 00:00:00 2027'],
])('the time is written as asctime does: %s', (time, text) => {
  expect(asctime(time)).toBe(text);
});

test('a console line is the time, a colon and the text', () => {
  expect(consoleLine(new Date(2026, 10, 21, 9, 28, 57), '(VI_1) Entering MASTER STATE')).toBe(
    'Sat Nov 21 09:28:57 2026: (VI_1) Entering MASTER STATE',
  );
});

test.each([
  [true, ['one\n', 'two\n', 'three\n', 'four\n', 'five\n', 'six\n']],
  [false, ['one\n', 'two\n', 'three\n', 'four\n', 'five\n']],
])('details appear with -D only: %s', (detail, expected) => {
  const { written, stream } = memory();
  const log = createLogger(
    { process: 'Keepalived_vrrp', console: true, detail, facility: undefined },
    { console: stream },
  );
  log.alert('one');
  log.error('two');
  log.warning('three');
  log.info('four');
  log.debug('five');
  log.detail('six');
  expect(texts(written)).toEqual(expected);
});

test('every line is written when the call returns', () => {
  const { written, stream } = memory();
  const log = createLogger(
    { process: 'Keepalived', console: true, detail: false, facility: undefined },
    { console: stream },
  );
  for (let line = 0; line < 1000; line++) log.info(`line ${line}`);
  expect(written).toHaveLength(1000);
});

test('texts are not formats', () => {
  const { written, stream } = memory();
  createLogger(
    { process: 'Keepalived', console: true, detail: false, facility: undefined },
    { console: stream },
  ).info('100 %s %d %j');
  expect(texts(written)).toEqual(['100 %s %d %j\n']);
});

test('without the console and syslog nothing is written', () => {
  const { written, stream } = memory();
  createLogger(
    { process: 'Keepalived', console: false, detail: true, facility: undefined },
    { console: stream },
  ).info('nobody hears');
  expect(written).toEqual([]);
});

test('a reader that stalls loses lines, and is told how many', () => {
  const { written, stream } = memory();
  const log = createLogger(
    { process: 'Keepalived', console: true, detail: false, facility: undefined },
    { console: stream },
  );
  log.info('one');
  stream.writableLength = 2_000_000;
  log.info('two');
  log.info('three');
  stream.writableLength = 0;
  log.info('four');
  expect(texts(written)).toEqual(['one\n', '2 log lines were lost, nobody read them\n', 'four\n']);
});
