import { expect, test } from 'vitest';
import { PartReader } from '../src/text/part.ts';
import { place, TOP } from '../src/text/placed.ts';

const BLOCK = 'track_script {\n    chk\n}\n';

test('what is read again has the passages and items that are as they were', () => {
  const reader = new PartReader('/a.conf');
  const many = BLOCK.repeat(40);
  const { document: before, items } = reader.read(many, TOP);
  expect(items).toHaveLength(40);
  const { document: now, items: itemsNow } = reader.read(`# more\n${many}`, TOP);
  expect(itemsNow).toHaveLength(41);
  expect(itemsNow.at(-1)).toBe(items.at(-1));
  expect(now.passages.at(-1)).toBe(before.passages.at(-1));
});

test('a file that is included in two places is read in both', () => {
  const reader = new PartReader('/a.conf');
  const [instance] = reader.read('vrrp_instance V {\n}\n', TOP).items[0]?.statements ?? [];
  const inside = instance && place(instance.statement, TOP, undefined).inside;
  const text = 'interface eth0\n';
  const keywordIn = (scope = TOP) => reader.read(text, scope).items[0]?.statements[0]?.keyword !== undefined;
  expect([keywordIn(), keywordIn(inside), keywordIn()]).toEqual([false, true, false]);
  expect(reader.read(text, TOP)).toBe(reader.read(text, TOP));
});
