import { parseConfig } from '@kaconf/config';
import { describe, expect, test } from 'vitest';
import { applyFixes, idleSuppression, rules, unexplainedSuppression } from '../src/index.ts';
import { findingsIn, lintText } from './lint-text.ts';
import { baseName, pages, rowOf, titleOf } from './rule-pages.ts';

const sources = Object.keys(
  import.meta.glob<string>('../src/rules/*/*.ts', { query: '?raw', import: 'default', eager: true }),
);

const all = [unexplainedSuppression, idleSuppression, ...rules];

test('every rule has one page, one file and one line of the registry', () => {
  const codes = all.map(({ code }) => code);
  expect([...pages.keys()].filter((code) => !code.startsWith('KL8'))).toEqual(codes);
  expect(sources.map(baseName).sort()).toEqual(rules.map(({ name }) => name).sort());
});

/** The lines of an example that end in the code, and those with a suppression, which are comments themselves. */
function marked(example: string, code: string): string[] {
  const lines = example.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const isMarked = (line: string) => line.endsWith(`# ${code}`) || line.includes('# kaconf-disable');
  return lines.filter(({ line }) => isMarked(line)).map(({ number }) => `${code} ${number}`);
}

describe.each(all)('$code', (rule) => {
  const { code } = rule;
  const page = pages.get(code) ?? '';
  const [wrong = '', right = '', ...others] = Array.from(page.matchAll(/^```\n(.*?)^```$/gms), (it) => it[1]);

  test('has its title, and a row of the index', () => {
    expect(page).toContain(titleOf(rule));
    expect(rowOf(rule)).toBeDefined();
    expect(others).toEqual([]);
  });

  test('is found where the wrong example is marked, and nothing else is', () => {
    const expected = marked(wrong, code);
    expect(expected).not.toEqual([]);
    expect(findingsIn(wrong)).toEqual(expected);
  });

  test('is not found in the right example, and neither is anything else', () => {
    expect(right).not.toBe('');
    expect(findingsIn(right)).toEqual([]);
  });

  test('says nothing that the check says', () => {
    for (const example of [wrong, right]) {
      const { diagnostics } = parseConfig({ file: 'a.conf', text: example });
      expect(diagnostics.filter((it) => it.severity !== 'note')).toEqual([]);
    }
  });

  test('has a fix if the index says so, which leaves nothing of it', () => {
    const found = lintText(wrong);
    const fixed = applyFixes(new Map([['a.conf', wrong]]), found).get('a.conf');
    expect(fixed !== undefined).toBe(rowOf(rule)?.endsWith('| --fix |'));
    if (fixed !== undefined) expect(findingsIn(fixed)).toEqual([]);
  });
});
