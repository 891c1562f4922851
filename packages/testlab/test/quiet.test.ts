import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { now } from '../src/clock.ts';
import { quietMachine } from '../src/interop/quiet.ts';

test('one works at a time, in order, also after somebody failed', async () => {
  const quiet = quietMachine();
  const done: string[] = [];
  const work = (name: string, takes: number) =>
    quiet.work(1, async () => {
      done.push(`${name} begins`);
      await sleep(takes);
      done.push(`${name} ends`);
    });
  const failing = quiet.work(1, () => Promise.reject(new Error('refused')));
  const [refusal] = await Promise.all([failing.catch(String), work('first', 20), work('second', 1)]);
  expect(refusal).toBe('Error: refused');
  expect(done).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('nobody begins what would not be done before the machine has to be quiet', async () => {
  const quiet = quietMachine();
  const done: string[] = [];
  const measured = Promise.withResolvers<void>();
  quiet.keep(now() + 1000, measured.promise);
  const long = quiet.work(2000, async () => void done.push('long'));
  await sleep(20);
  done.push('measured');
  measured.resolve();
  await long;
  expect(done).toEqual(['measured', 'long']);
});

test('what is short enough is done before, and a measurement that fails is over', async () => {
  const quiet = quietMachine();
  quiet.keep(now() + 60_000, new Promise(() => {}));
  expect(await quiet.work(10, async () => 'done')).toBe('done');
  const other = quietMachine();
  other.keep(now(), Promise.reject(new Error('nobody came')));
  expect(await other.work(10, async () => 'done')).toBe('done');
});
