import { describe, expect, it } from 'vitest';
import { parseTree } from '../src/4-tree/parse.ts';
import { format, parseConfig } from '../src/index.ts';
import { outline } from './outline.ts';

function tree(text: string): string {
  return outline(parseTree({ file: 'f', text }));
}

describe('statements and blocks', () => {
  it.each([
    ['', ''],
    ['\n \t\r\n', ''],
    ['a 1\nb 2', 'a.1 b.2'],
    ['a 1\r\nb 2\r\n', 'a.1 b.2'],
    ['a {\n b 1\n}', 'a(b.1)'],
    ['a x\n{\n b 1 }', 'a.x(b.1)'],
    ['a{b{c 1}d 2}e', 'a(b(c.1) d.2) e'],
    ['a { }\nb {}', 'a() b()'],
    ['a "{ b }" {\n}', 'a.{ b }()'],
    ['a # c {\n! d }\nb', 'a # c { ! d } b'],
    ['a "# no comment"', 'a.# no comment'],
    ['a b#c', 'a.b #c'],
    ['a\\#b', 'a#b'],
    ['a #c\n{\n}', 'a() #c'],
    ['a "\\" # still quoted"', 'a.\\.#.still.quoted'],
  ])('%j', (text, expected) => {
    expect(tree(text)).toBe(expected);
  });
});

describe('braces that do not match', () => {
  it.each([
    ['nothing to open', '{\n a\n}', '!(a)'],
    ['nothing to close', 'a {\n}\n}\nb', 'a() !3 b'],
    ['the end of the file', 'a {\n  b {\n    c\n', 'a(b(c)?)?'],
    ['an inner brace, by the indentation of the outer', 'a {\n  b {\n    c\n}\nd {\n}', 'a(b(c)?) d()'],
    ['an inner brace, by the indentation of what follows', 'a {\n  b {\n    c\n  d\n}', 'a(b(c)? d)'],
    ['an outer brace, by the indentation of what follows', 'a {\n  b\nc {\n  d\n}', 'a(b)? c(d)'],
    ['a brace, and nothing is indented', 'a {\nb\nc {\nd\n}', 'a(b c(d))?'],
    ['of a bare block, where others are indented', 'a {\n  b\n}\nc {\nd {\n  e\n}', 'a(b) c()? d(e)'],
    ['of a bare block, where others are not', 'a {\nb\n}\nc {\nd {\ne\n}', 'a(b) c(d(e))?'],
    ['of a bare block, where there is no other', 'c {\nd {\n  e\n}', 'c(d(e))?'],
    ['one too many, by its indentation', 'a {\n  b {\n  }\n  }\n  c\n}', 'a(b() !4 c)'],
  ])('%s', (_, text, expected) => {
    expect(tree(text)).toBe(expected);
  });
});

describe('any text', { timeout: 30_000 }, () => {
  it('nests deeper than the stack', () => {
    const depth = 20_000;
    const { items } = parseTree({ file: 'f', text: 'a {\n'.repeat(depth) + '}\n'.repeat(depth) });
    expect(items).toHaveLength(1);
  });

  it.each([
    ['a line of braces', '{'.repeat(50_000)],
    ['a line of closing braces', '}'.repeat(50_000)],
    ['blocks that are never closed', 'a {\n'.repeat(20_000)],
    ['a block of many statements', `{${'a\n'.repeat(150_000)}}`],
    ['quotes', '"'.repeat(100_001)],
    ['blanks', `a${' '.repeat(200_000)}b`],
    ['hard spaces', '\u00a0'.repeat(1000)],
    ['characters of all planes', '\u0000\u007f\u00ff\u0100\u01fe\uffff\ud83d\ude00\ud800'],
  ])('%s', (_, text) => {
    expect(() => parseConfig({ file: 'f', text }).tree()).not.toThrow();
    expect(() => format(text)).not.toThrow();
  });
});
