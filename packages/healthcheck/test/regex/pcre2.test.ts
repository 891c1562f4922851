import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileRegex, type Matcher } from '../../src/index.ts';
import type { RegexOption } from '../../src/regex/options.ts';

const fixture = new URL('../../../../fixtures/regex/pcre2.txt', import.meta.url);
const rows = readFileSync(fixture, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'));

function say(pattern: string, options: readonly RegexOption[], subject: string): string {
  const matcher = compileRegex(pattern, options);
  if ('message' in matcher) return `fault ${matcher.message}`;
  const found = matcher.match(Buffer.from(subject), 0, 100_000);
  const told = 'index' in found ? `${found.type} ${found.index}` : found.type;
  return `${told} lookbehind ${matcher.maxLookbehind}`;
}

describe('PCRE2 says the same', () => {
  test('of many', () => expect(rows.length).toBeGreaterThan(300));

  test.each(rows)('%s %s %s', (pattern = '', options = '', subject = '', ...outcome) => {
    const words = options === '-' ? [] : (options.split(',') as RegexOption[]);
    expect(say(JSON.parse(pattern), words, JSON.parse(subject))).toBe(outcome.join(' '));
  });
});

function matcher(pattern: string): Matcher {
  const compiled = compileRegex(pattern, []);
  if ('message' in compiled) throw new Error(compiled.message);
  return compiled;
}

test.each(['(a+)+b', '(a|a)*b', '(a|aa)+c', '(a*a*)*x', '((a*)*)*y', '(a+)+$'])(
  '%s ends after as many steps as it may take',
  (pattern) => {
    const found = matcher(pattern).match(Buffer.from(`${'a'.repeat(4000)}!`), 0, 50_000);
    expect(found.type).toBe('exhausted');
    expect(found.steps).toBeLessThan(60_000);
  },
);

test('a match begins where it may, and looks behind', () => {
  const { match } = matcher('(?<=a)b');
  expect(match(Buffer.from('ab ab '), 2, 1000)).toMatchObject({ type: 'match', index: 4 });
});

test.each(['(?R)', '(?1)(a)', '(?&x)(?<x>a)', '\\X', '(?C1)', '(*COMMIT)a', '\\g<1>(a)'])(
  '%s is said not to be there',
  (pattern) => {
    expect(compileRegex(pattern, [])).toMatchObject({ message: expect.stringContaining('not supported') });
  },
);
