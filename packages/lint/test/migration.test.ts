import { parseConfig } from '@kaconf/config';
import { describe, expect, test } from 'vitest';
import { compare, firstOf, lastOf, migrate } from '../src/index.ts';
import { changes } from '../src/migration/changes.ts';
import { renames } from '../src/migration/renames.ts';
import { everyWritten } from '../src/migration/written.ts';

const fixtures = import.meta.glob<string>('../../../fixtures/migrate/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const configurations = Object.values(fixtures).map((text) => {
  const [, configuration = ''] = /^--- a\.conf\n(.*?)^--- /ms.exec(text) ?? [];
  return parseConfig({ file: 'a.conf', text: configuration });
});

test.each(changes.map((change, index) => ({ ...change, index })))(
  'change $index, of $since, has a fixture',
  ({ find }) => {
    const touched = configurations.filter(
      (parsed) => [...find(everyWritten(parsed.tree()), parsed)].length > 0,
    );
    expect(touched).not.toEqual([]);
  },
);

describe.each(renames)('$before, which is $after', ({ since, before, after, inside: [block = ''] }) => {
  const at = (keyword: string, from: string, to: string) => {
    const text = block === '' ? `${keyword} X {\n}\n` : `${block} {\n${keyword}\n}\n`;
    const wrapped = block.endsWith('_GET')
      ? `virtual_server 10.0.0.1 80 {\nreal_server 10.0.0.2 80 {\n${text}}\n}\n`
      : text;
    return migrate(parseConfig({ file: 'a.conf', text: wrapped }), firstOf(from), lastOf(to));
  };
  const newest = '99.0';

  test('counts between the versions only', () => {
    expect(at(before, '1.0', since)).toMatchObject([{ code: 'KM001', fix: { replacement: after } }]);
    expect(at(before, since, newest)).toEqual([]);
    expect(at(after, '1.0', newest)).toEqual([]);
  });
});

test.each([
  ['1.3', '1.3.0', 0],
  ['1.3.9', '1.3.10', -1],
  ['2.0', '1.9.9', 1],
  ['2.10', '2.9', 1],
])('%s against %s: %i', (a, b, sign) => {
  expect(Math.sign(compare(firstOf(a), firstOf(b)))).toBe(sign);
});

test('the last of a name is after all of it', () => {
  expect(compare(lastOf('2.2'), firstOf('2.2.99'))).toBeGreaterThan(0);
  expect(compare(lastOf('2.2'), firstOf('2.3'))).toBeLessThan(0);
  expect(compare(lastOf('2.2'), lastOf('2.2'))).toBe(0);
});
