import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { heldLog } from '../src/logging/held-log.ts';
import type { Log } from '../src/logging/logger.ts';
import { advance, instance, machine, router, startChild } from './shell-router.ts';
import { recorded } from './shell-wire.ts';

function written(isWireBusy?: () => boolean) {
  const lines: string[] = [];
  const say = (level: string) => (text: string) => lines.push(`${level} ${text}`);
  const urgent = { alert: say('alert'), error: say('error'), warning: say('warning') };
  const log: Log = { ...urgent, info: say('info'), debug: say('debug'), detail: say('detail') };
  return { lines, log: heldLog(log, isWireBusy) };
}

test('what is urgent is done before anything is written, and the lines keep their order', () => {
  const { lines, log } = written();
  log.info('before');
  log.after(() => {
    log.alert('one');
    log.after(() => log.error('two'));
    log.warning('three');
    log.detail('four');
    lines.push('done');
  });
  log.info('after');
  expect(lines).toEqual([
    'info before',
    'done',
    'alert one',
    'error two',
    'warning three',
    'detail four',
    'info after',
  ]);
});

test('no line is lost to an exception', () => {
  const { lines, log } = written();
  const fails = () => {
    log.info('one');
    throw new Error('failed');
  };
  expect(() => log.after(fails)).toThrow('failed');
  log.info('two');
  expect(lines).toEqual(['info one', 'info two']);
});

test('nothing is written while frames wait, and a long queue is written in slices', async () => {
  let busy = true;
  const { lines, log } = written(() => busy);
  log.after(() => {
    for (let line = 1; line <= 40; line++) log.info(`${line}`);
    log.later(() => lines.push('a program'));
  });
  log.info('last');
  await setImmediate();
  expect(lines).toEqual([]);
  busy = false;
  await setImmediate();
  expect(lines).toHaveLength(32);
  await setImmediate();
  expect(lines.slice(31)).toEqual([
    ...Array.from({ length: 9 }, (_, index) => `info ${index + 32}`),
    'a program',
    'info last',
  ]);
});

test('what waits is released at the end', () => {
  const { lines, log } = written(() => true);
  log.after(() => log.info('one'));
  log.release();
  expect(lines).toEqual(['info one']);
});

test('a master resigns before it says so', async () => {
  const { kernel, journal } = recorded(machine());
  const { child, lines } = startChild(router([instance(['10.0.0.10'])]), kernel, { detail: true });
  advance(kernel, 3.5);
  const said = lines.length;
  const push = journal.push.bind(journal);
  journal.push = (...texts) => push(...texts.map((text) => `${text} after ${lines.length - said} lines`));
  await child.stop();
  expect(journal.slice(-3)).toEqual([
    'adverts 0 after 0 lines',
    'remove 10.0.0.10 after 0 lines',
    expect.stringMatching(/^close 2 224\.0\.0\.18 after [1-9]/),
  ]);
});
