import { describe, expect, it } from 'vitest';
import { splitCommand, splitQuoted } from '../src/3-tokens/quotes.ts';
import { splitWords } from '../src/3-tokens/words.ts';

const origin = { file: 'f', line: 1 };

describe('a line splits as keepalived splits it', () => {
  it.each([
    ['priority 100', ['priority', '100']],
    ['  a \t b\v\fc ', ['a', 'b', 'c']],
    ['name "two words"', ['name', 'two words']],
    ['name ""', ['name', '']],
    ['a"b c"d', ['a', 'b c', 'd']],
    ["name 'two words'", ['name', "'two", "words'"]],
    ['password a\\#b\\!c', ['password', 'a#b!c']],
    ['password "a\\#b"', ['password', 'a\\#b']],
    ['path C:\\dir', ['path', 'C:\\dir']],
    ['name "not closed', ['name']],
    ['a\u00a0b', ['a\u00a0b']],
  ])('%j', (raw, words) => {
    expect(splitWords(raw, origin, 1).map(({ text }) => text)).toEqual(words);
  });

  it('knows the columns', () => {
    const columns = splitWords('ab "c d"', origin, 5).map(({ column, endColumn }) => [column, endColumn]);
    expect(columns).toEqual([
      [5, 7],
      [8, 13],
    ]);
  });
});

describe('the line of a script keeps escapes and knows both quotes', () => {
  it.each([
    ['script "/bin/a b"', ['script', '/bin/a b']],
    ["notify '/bin/a b' user group", ['notify', '/bin/a b', 'user', 'group']],
    ['script "/bin/a \\"b c\\""', ['script', '/bin/a \\"b c\\"']],
    ['script a"b"c', ['script', 'abc']],
  ])('%j', (text, words) => {
    expect(splitQuoted(text)).toEqual({ words, open: undefined });
  });

  it('tells the quote that is not closed', () => {
    expect(splitQuoted("script '/bin/a b")).toEqual({ words: ['script', '/bin/a b'], open: "'" });
    expect(splitQuoted('script /bin/a b\\').open).toBe('\\');
  });
});

describe('a command resolves escapes as C does', () => {
  it.each([
    ['/bin/a -x "b c"', ['/bin/a', '-x', 'b c']],
    ['a\\ b', ['a b']],
    ['\\"a\\"', ['"a"']],
    ['\\n\\t\\\\', ['\n\t\\']],
    ['\\x41\\x4g', ['A\x04g']],
    ['\\101\\7', ['A\x07']],
    ['\\cA\\E', ['\x01\x1b']],
    ['""', ['']],
    ['  ', []],
  ])('%j', (text, words) => {
    expect(splitCommand(text).words).toEqual(words);
  });
});
