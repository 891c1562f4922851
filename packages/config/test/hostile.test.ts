import { describe, expect, it } from 'vitest';
import { inMemory } from '../src/fake/files.ts';
import { format, parseConfig } from '../src/index.ts';

/** As a reader of files has what is not UTF-8, and UTF-16 of the common kind. */
const NO_UTF8 = '\ufffd\ufffd(\ufffd\nglobal_defs {\n}\n';
const UTF16 = '\ufffd\ufffdg\0l\0o\0b\0a\0l\0\n\0}\0';

const FILES = {
  'loop.conf': 'include FILE\ninclude loop.conf\n',
  'empty.conf': '',
  'run*': '',
};

/** `$A1` is two of `$A0`, and so on. */
const doubled = (twice: (before: string) => string) =>
  Array.from({ length: 30 }, (_, index) => `$A${index + 1}=${twice(`\${A${index}}`)}\n`).join('');

/** Each has taken all time or all memory once, or might; and the first that is said of it, and of how many in all. */
const CASES: readonly [name: string, text: string, first: string | undefined, count: number][] = [
  ['a million open braces', '{\n'.repeat(1_000_000), "1:1 KA0005 this '{' opens a block of nothing", 2001],
  ['a million closing braces', '}\n'.repeat(1_000_000), "1:1 KA0004 this '}' closes nothing", 5001],
  ['blocks 10,000 deep', 'a {\n'.repeat(10_000) + '}\n'.repeat(10_000), "1:1 KA0001 unknown keyword 'a'", 2],
  ['a line of braces', '{'.repeat(100_000), '1:1 KA0023 the line is too long', 1635],
  ['ten megabytes in one line', 'x'.repeat(10_000_000), '1:1 KA0023 the line is too long', 5002],
  ['ten megabytes of quotes', '"'.repeat(10_000_000), '1:10000000 KA0007 this quote is not closed', 5003],
  ['a comment of ten megabytes', `#${'{'.repeat(10_000_000)}`, '1:1 KA0023 the line is too long', 5353],
  ['blanks', `${' '.repeat(1_000_000)}x`, '1:1 KA0023 the line is too long', 978],
  ['NULs', '\0'.repeat(1_000_000), '1:1 KA0023 a NUL is in the line', 977],
  ['a NUL in each line', 'a\0b\n'.repeat(10_000), '1:1 KA0023 a NUL is in the line', 5001],
  ['what is not UTF-8', NO_UTF8, "1:1 KA0001 unknown keyword '��(�'", 1],
  ['UTF-16', UTF16, '1:1 KA0023 a NUL is in the line', 1],
  ['a byte order mark', '\ufeffglobal_defs {\n}\n', "1:1 KA0001 unknown keyword '\ufeffglobal_defs'", 1],
  [
    'lines that end as on Windows',
    'global_defs {\r\n    routr_id a\r\n}\r\n',
    "2:5 KA0001 unknown keyword 'routr_id'",
    1,
  ],
  [
    'a sequence of 4,294,967,296',
    '~SEQ(N, -2147483648, 1, 2147483647) a $N\n',
    '1:1 KA0022 too much is made of little: loops, definitions and includes make over a hundred thousand lines',
    1,
  ],
  [
    'a sequence in a sequence',
    '~SEQ(N, 1000) ~SEQ(M, 1000) a $N $M\n',
    '1:15 KA0022 too much is made of little: loops, definitions and includes make over a hundred thousand lines',
    1,
  ],
  [
    'sixty lists in one another',
    `${'~LST(N, a, b) '.repeat(60)}c\n`,
    '1:141 KA0022 too much is made of little: loops, definitions and includes make over a hundred thousand lines',
    1,
  ],
  [
    'a value that is two of the one before',
    `${doubled((it) => `${it} ${it}`)}$A0=x\n$A30\n`,
    '32:1 KA0021 nothing defines $A1 before',
    28,
  ],
  [
    'lines that are two of those before',
    `${doubled((it) => ` \\\n${it} \\\n${it}`)}$A0= \\\nx\n$A30\n`,
    "93:1 KA0001 unknown keyword 'x'",
    2171,
  ],
  ['a definition that is itself', '$A=$A\na $A\n', "2:3 KA0021 the definition of 'A' refers to itself", 2],
  [
    'a definition that is itself twice',
    '$A=$A $A\na $A\n',
    "2:3 KA0021 the definition of 'A' refers to itself",
    3,
  ],
  ['lines that hold themselves', '$A= b \\\n $A \\\n $A\n$A\n', "4:1 KA0001 unknown keyword 'b'", 4],
  [
    'lines that hold each other',
    '$A= b \\\n $B \\\n c\n$B= d \\\n $A \\\n e\n$A\n',
    "7:1 KA0001 unknown keyword 'b'",
    6,
  ],
  ['a file that includes itself', 'include FILE\n', "1:9 KA0020 'FILE' would include itself", 1],
  ['files that include each other', 'include loop.conf\n', "1:9 KA0020 'FILE' would include itself", 2],
  [
    'braces that stand for 2⁴⁰ files',
    `include ${'{a,b}'.repeat(40)}\n`,
    `1:9 KA0020 '${'{a,b}'.repeat(40)}' stands for more than 256 names`,
    1,
  ],
  ['asterisks that match in many ways', `include ${'*e'.repeat(20)}*x\n`, undefined, 0],
  ['an executable', 'include run\n', "1:9 KA0020 'run' is an executable, and keepalived reads none", 1],
];

describe('what nobody means', { timeout: 60_000 }, () => {
  it.each(CASES)('%s', (_, text, first, count) => {
    const files = inMemory({ ...FILES, FILE: text });
    const { diagnostics } = parseConfig({ file: 'FILE', text }, { files });
    const said = diagnostics.map(
      ({ span, code, message }) => `${span.line}:${span.column} ${code} ${message}`,
    );
    expect([said[0], said.length]).toEqual([first, count]);
    if (text.length < 100_000) expect(() => format(text)).not.toThrow();
  });
});
