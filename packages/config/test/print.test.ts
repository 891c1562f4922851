import { describe, expect, it } from 'vitest';
import { parseTree } from '../src/4-tree/parse.ts';
import { print } from '../src/index.ts';

const file = 'f';
const fixtures = import.meta.glob<string>('../../../fixtures/config/*/*.conf', {
  query: '?raw',
  import: 'default',
  eager: true,
});

describe('a tree as text', () => {
  it.each([
    ['a 1', 'a 1\n'],
    ['a{b 1}c', 'a {\n    b 1\n}\nc\n'],
    ['a\n{\n\n\nb\n\n\n\nc\n\n}', 'a {\n    b\n\n    c\n}\n'],
    ['# one\na { # two\nb "c  d"   # three\n}', '# one\na { # two\n    b "c  d" # three\n}\n'],
    ['a {\n}\n}', 'a {\n}\n}\n'],
    ['a {\n  b', 'a {\n    b\n'],
    ['{\na\n}', '{\n    a\n}\n'],
  ])('%j', (text, expected) => {
    expect(print(parseTree({ file, text }))).toBe(expected);
  });

  it.each(Object.entries(fixtures))('stays as it is when printed again: %s', (_, text) => {
    const printed = print(parseTree({ file, text }));
    expect(print(parseTree({ file, text: printed }))).toBe(printed);
  });

  it('leaves a tidy file alone', () => {
    const text = fixtures['../../../fixtures/config/two-nodes/a.conf'] ?? '';
    expect(print(parseTree({ file, text }))).toBe(text);
  });
});
