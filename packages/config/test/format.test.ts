import { describe, expect, it } from 'vitest';
import { format } from '../src/index.ts';

const fixtures = import.meta.glob<string>('../../../fixtures/config/*/*.conf', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Of those whose braces match. */
const formatted = Object.entries(fixtures).flatMap(([path, text]) => {
  const laidOut = format(text);
  return laidOut === undefined ? [] : [[path, laidOut] as const];
});

describe('a configuration laid out', () => {
  it.each([
    ['a 1', 'a 1\n'],
    ['a{b 1}c', 'a {\n    b 1\n}\nc\n'],
    ['a\n{\n\n\nb\n\n\n\nc\n\n}', 'a {\n    b\n\n    c\n}\n'],
    ['# one\na { # two\nb "c  d"   # three\n}', '# one\na { # two\n    b "c  d" # three\n}\n'],
    ['a # one\n{\n}', 'a # one\n{\n}\n'],
    ['a {\r\nb\r\n}\r\n', 'a {\n    b\n}\n'],
    ['a {\n  @main b { c }\n@^main\td\n}', 'a {\n    @main b { c }\n    @^main\td\n}\n'],
    ['$A= b {   \\\n   c \\\n }\na{\n$A\n}', '$A= b {   \\\n   c \\\n }\na {\n    $A\n}\n'],
    [`a \${B}\n  {\nc\n }`, `a \${B}\n{\n    c\n}\n`],
    ['~SEQ(i,1,2) a {\n b\n}', '~SEQ(i,1,2) a {\n    b\n}\n'],
    [' include  x.conf', 'include  x.conf\n'],
    ['a { @main b\nc\n}', 'a { @main b\n    c\n}\n'],
    ['a {@^main{ b {\nc\n} }', 'a {@^main{ b {\n        c\n    }\n}\n'],
    ['a "{@b" {\n c\n}', 'a "{@b" {\n    c\n}\n'],
    ['a {\nb {\n} @main c\n}', 'a {\n    b {\n    } @main c\n}\n'],
    ['a { ~SEQ(i,1,2) b\n}', 'a { ~SEQ(i,1,2) b\n}\n'],
    ['a { include  x.conf\n}', 'a { include  x.conf\n}\n'],
    ['@h a {\n@^h b {\nc\n}', '@h a {\n@^h b {\n    c\n}\n'],
    ['@h a {\n@i b {\n@j c {\nd\n@h }\n@^h }', '@h a {\n@i b {\n@j c {\n    d\n@h }\n@^h }\n'],
    ['@h a {\n@h b {\nc\n}\n}', '@h a {\n    @h b {\n        c\n    }\n}\n'],
    ['@^h a {\n@^i b {\nc\n}\n}', '@^h a {\n    @^i b {\n        c\n    }\n}\n'],
    [`# \${a}\n # {@b c\na # \${b}`, `# \${a}\n# {@b c\na # \${b}\n`],
    ['a {\nb # c \\\nd\n}', 'a {\n    b # c \\\n    d\n}\n'],
  ])('%j', (text, expected) => {
    expect(format(text)).toBe(expected);
  });

  it.each(['a {', 'a\n}', 'a {\n}\n}\n{', '@h a {\n@i b {'])(
    'is none where braces do not match: %j',
    (text) => {
      expect(format(text)).toBeUndefined();
    },
  );

  it.each(formatted)('is not laid out again: %s', (_, text) => {
    expect(format(text)).toBe(text);
  });

  it('is made of most fixtures', () => {
    expect(formatted.length).toBeGreaterThan(60);
  });
});
