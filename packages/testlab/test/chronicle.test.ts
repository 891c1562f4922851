import { expect, test } from 'vitest';
import { openChronicle } from '../src/chronicle.ts';

const late = { time: 2 };

test('what has happened already is not waited for', async () => {
  const chronicle = openChronicle();
  chronicle.record(late);
  await expect(chronicle.waitFor('it', ({ time }) => time === 2, 0)).resolves.toBe(late);
});

test('what comes later ends the wait', async () => {
  const chronicle = openChronicle();
  const waiting = chronicle.waitFor('it', ({ time }) => time === 2, 1000);
  chronicle.record({ time: 1 });
  chronicle.record(late);
  await expect(waiting).resolves.toBe(late);
});

test('what does not come is named', async () => {
  const waiting = openChronicle().waitFor('the end of the world', () => true, 5);
  await expect(waiting).rejects.toThrow('the end of the world did not happen within 5 ms');
});

test('nobody who stopped following is told', () => {
  const chronicle = openChronicle();
  const heard: unknown[] = [];
  const stop = chronicle.follow((entry) => heard.push(entry));
  stop();
  chronicle.record(late);
  expect(heard).toEqual([]);
});
