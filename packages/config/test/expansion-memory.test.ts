import { describe, expect, it } from 'vitest';
import { expand } from '../src/2-expand/expand.ts';
import { ExpansionMemory } from '../src/2-expand/expansion-memory.ts';
import { inMemory } from '../src/fake/files.ts';

/** What follows is another passage. */
const FAR = '\n'.repeat(50);
const FILE = '/etc/FILE';

type Texts = Readonly<Record<string, string>>;

/** All that is known of what is left of some files; the first is the main one. */
function reading(texts: Texts, memory: ExpansionMemory) {
  const files = inMemory({ ...texts, '/etc/other.conf': 'other\n' });
  const options = { files, configId: 'here', defines: new Map([['Y', '1']]) };
  const expanded = expand([{ file: FILE, text: texts[FILE] ?? '' }], options, 'child', memory);
  const lines = expanded.text.split('\n').slice(0, -1);
  const { findings, departures, made } = expanded;
  const places = lines.map((_, index) => [expanded.rows?.written(index), expanded.rows?.asWritten(index)]);
  return { lines, places, findings, departures, made };
}

/** Which passages of the main file were put out as before. */
function kept(before: string, next: string): boolean[] {
  const memory = new ExpansionMemory();
  reading({ [FILE]: before }, memory);
  const recordings = new Set(recordingsIn(before, memory));
  reading({ [FILE]: next }, memory);
  return recordingsIn(next, memory).map((each) => each !== undefined && recordings.has(each));
}

function recordingsIn(text: string, memory: ExpansionMemory) {
  const passages = Array.from(text, (_, offset) => memory.passageAt({ file: FILE, text }, offset));
  return passages.filter((passage) => passage !== undefined).map(({ recording }) => recording);
}

describe('passages of a file in which somebody types', () => {
  it.each<[string, string, string, boolean[]]>([
    ['nothing is typed', `a $X\n${FAR}b\n${FAR}c`, `a $X\n${FAR}b\n${FAR}c`, [true, true, true]],
    ['something is typed', `a $X\n${FAR}b\n${FAR}c`, `a $X\n${FAR}b b\n${FAR}c`, [true, false, true]],
    [
      'a line comes before all',
      `$X=1\n${FAR}b $X\n${FAR}c`,
      `\n$X=1\n${FAR}b $X\n${FAR}c`,
      [false, false, true],
    ],
    [
      'a definition becomes another',
      `$X=1\n${FAR}b $X\n${FAR}c`,
      `$X=2\n${FAR}b $X\n${FAR}c`,
      [false, false, true],
    ],
    ['there is something to say', `a \${X}\n${FAR}b`, `a \${X}\n${FAR}b`, [false, true]],
    ['something is repeated', `~SEQ(i, 2) a $i\n${FAR}b`, `~SEQ(i, 2) a $i\n${FAR}b`, [false, true]],
    ['something is included', `include other.conf\n${FAR}b`, `include other.conf\n${FAR}b`, [false, true]],
  ])('are put out as before where %s', (_, before, next, expected) => {
    expect(kept(before, next)).toEqual(expected);
  });

  const random = `c \${_RANDOM 1 1000000}\n`;

  it.each<[string, Texts, Texts]>([
    [
      'a line comes',
      { [FILE]: `a\n${FAR}b { c { d } }\n${FAR}e f` },
      { [FILE]: `\na\n${FAR}b { c { d } }\n${FAR}e f` },
    ],
    ['the last line ends', { [FILE]: `a\n${FAR}b` }, { [FILE]: `a\n${FAR}b\n` }],
    ['the last line ends no more', { [FILE]: `a\n${FAR}b\n` }, { [FILE]: `a\n${FAR}b` }],
    ['a definition is another', { [FILE]: `$X=1\n${FAR}b $X` }, { [FILE]: `$X=2\n${FAR}b $X` }],
    ['a definition has moved', { [FILE]: `$X=1\n${FAR}b $X` }, { [FILE]: ` $X=1\n${FAR}b $X` }],
    ['a definition comes', { [FILE]: `a\n${FAR}b $X` }, { [FILE]: `$X=1\n${FAR}b $X` }],
    ['a definition goes', { [FILE]: `$X=1\n${FAR}b $X` }, { [FILE]: `a\n${FAR}b $X` }],
    ['a definition has several lines', { [FILE]: `$X=1\n${FAR}b $X` }, { [FILE]: `$X=1\\\n  2\n${FAR}b $X` }],
    [
      'a definition has several lines no more',
      { [FILE]: `$X=1\\\n  2\n${FAR}b $X` },
      { [FILE]: `$X=1\n${FAR}b $X` },
    ],
    [
      'a definition has one line of several',
      { [FILE]: `$X=1\n${FAR}b $X c` },
      { [FILE]: `$X=1\\\n\n${FAR}b $X c` },
    ],
    [
      'a definition is used further up',
      { [FILE]: `a\n${FAR}$X=1\n${FAR}b $X` },
      { [FILE]: `a $X\n${FAR}$X=1\n${FAR}b $X` },
    ],
    [
      'there is chance',
      { [FILE]: `a\n${FAR}${random}${FAR}${random}` },
      { [FILE]: `a\n${FAR}${random}${FAR}${random} ` },
    ],
    [
      'chance is another',
      { [FILE]: `global_defs {\n random_seed 1\n}\n${FAR}${random}` },
      { [FILE]: `global_defs {\n random_seed 1\n}\n${FAR}${random} ` },
    ],
    [
      'a block is open',
      { [FILE]: `a\n${FAR}random_seed 5\n${FAR}${random}` },
      { [FILE]: `global_defs {\n${FAR}random_seed 5\n${FAR}${random}` },
    ],
    [
      'another block is opened',
      { [FILE]: `a\ninclude b.conf\n${random}`, '/etc/b.conf': '{\nrandom_seed 5\n}\n' },
      { [FILE]: `global_defs\ninclude b.conf\n${random}`, '/etc/b.conf': '{\nrandom_seed 5\n}\n' },
    ],
    [
      'a file is there by now',
      { [FILE]: `a\n${FAR}include b*.conf\n` },
      { [FILE]: `a\n${FAR}include b*.conf\n`, '/etc/b.conf': 'b\n' },
    ],
    [
      'a file is included elsewhere',
      { [FILE]: 'include b.conf\n', '/etc/b.conf': `b\n${FAR}c` },
      { [FILE]: '\ninclude b.conf\n', '/etc/b.conf': `b\n${FAR}c` },
    ],
    [
      'a file has another name',
      { [FILE]: 'include b.conf\n', '/etc/b.conf': `b\n${FAR}c` },
      { [FILE]: 'include ./b.conf\n', '/etc/b.conf': `b\n${FAR}c` },
    ],
    [
      'a file has another name that is as long',
      { [FILE]: 'include /etc/b*.conf\n', '/etc/bxy.conf': `b\n${FAR}c` },
      { [FILE]: 'include [b][x]?.conf\n', '/etc/bxy.conf': `b\n${FAR}c` },
    ],
    [
      'a file is included again and again',
      { [FILE]: 'include {b,b}.conf\n', '/etc/b.conf': `b\n${FAR}c` },
      { [FILE]: 'include {b,b,b}.conf\n', '/etc/b.conf': `b\n${FAR}c` },
    ],
    [
      'includes must find something',
      { [FILE]: `global_defs {\n include_check\n}\n${FAR}include no.conf\n` },
      { [FILE]: `global_defs {\n include_check\n}\n${FAR}include no.conf\n\n` },
    ],
    [
      'a line becomes too long',
      { [FILE]: `$X=${'x'.repeat(600)}\n${FAR}b $X $X\n${FAR}c` },
      { [FILE]: `$X=${'x'.repeat(600)}\n${FAR}b $X $X\n${FAR}d` },
    ],
    ['what was given is written', { [FILE]: `a\n${FAR}b $Y` }, { [FILE]: `$Y=1\n${FAR}b $Y` }],
    [
      'another block is open',
      { [FILE]: `other {\n${FAR}random_seed 5\n${FAR}${random}` },
      { [FILE]: `global_defs {\n${FAR}random_seed 5\n${FAR}${random}` },
    ],
    [
      'a file is included twice',
      { [FILE]: 'include b.conf\n', '/etc/b.conf': `b\n${FAR}c` },
      { [FILE]: 'include b.conf\ninclude b.conf\n', '/etc/b.conf': `b\n${FAR}c` },
    ],
    [
      'lines are behind an include',
      { [FILE]: `include b.conf\nc\n`, '/etc/b.conf': `b\n` },
      { [FILE]: `include b.conf\nd\n`, '/etc/b.conf': `b\n` },
    ],
    [
      'a line is too long',
      { [FILE]: `a\n${FAR}b { c }` },
      { [FILE]: `a ${'b'.repeat(2000)}\n${FAR}b { c }` },
    ],
    [
      'a line is too long above',
      { [FILE]: `a ${'b'.repeat(2000)}\n${FAR}b { c }` },
      { [FILE]: `a\n${FAR}b { c }` },
    ],
    ['a quote is open', { [FILE]: `a\n${FAR}b "\n${FAR}c` }, { [FILE]: `a "\n${FAR}b "\n${FAR}c` }],
    ['a quote is open no more', { [FILE]: `a "\n${FAR}b "\n${FAR}c` }, { [FILE]: `a\n${FAR}b "\n${FAR}c` }],
    ['nothing is defined twice', { [FILE]: `a \${X}\n${FAR}b \${X}\n` }, { [FILE]: `a\n${FAR}b \${X}\n` }],
    [
      'definitions refer to themselves',
      { [FILE]: `$X=$X\n${FAR}b $X\n${FAR}c $X\n` },
      { [FILE]: `$X=$X\n${FAR}b\n${FAR}c $X\n` },
    ],
    [
      'a definition goes on in the next passage',
      { [FILE]: `a\n${FAR}$X=1 \\${FAR}b $X\n` },
      { [FILE]: `b\n${FAR}$X=1 \\${FAR}b $X\n` },
    ],
    [
      'definitions are deep in definitions',
      { [FILE]: `${nested(12)}${FAR}b $D12\n${FAR}c` },
      { [FILE]: `${nested(12)}${FAR}b $D12\n${FAR}d` },
    ],
    ['a host is another', { [FILE]: `@here a\n@there b\n${FAR}c` }, { [FILE]: `@here a\n@there b\n${FAR}d` }],
  ])('are put out as if they were read anew where %s', (_, before, next) => {
    const memory = new ExpansionMemory();
    for (const texts of [before, next, before, next, next]) {
      expect(reading(texts, memory)).toEqual(reading(texts, new ExpansionMemory()));
    }
  });
});

function nested(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `$D${index + 1}=${index === 0 ? 'x' : `$D${index}`}\n`,
  ).join('');
}
