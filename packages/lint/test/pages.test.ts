import { parseConfig } from '@kaconf/config';
import { describe, expect, test } from 'vitest';
import { applyFixes, idleSuppression, rules, unexplainedSuppression } from '../src/index.ts';
import { findingsIn, lintText } from './lint-text.ts';

const pages = import.meta.glob<string>('../../../docs/rules/KL[0-7]*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const index = Object.values(
  import.meta.glob<string>('../../../docs/rules/README.md', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)[0];
const sources = Object.keys(
  import.meta.glob<string>('../src/rules/*/*.ts', { query: '?raw', import: 'default', eager: true }),
);

const all = [unexplainedSuppression, idleSuppression, ...rules];

test('every rule has one page, one file and one line of the registry', () => {
  const codes = all.map(({ code }) => code);
  expect(Object.keys(pages).map((path) => path.replace(/.*\/|\.md$/g, ''))).toEqual(codes);
  expect(sources.map((path) => path.replace(/.*\/|\.ts$/g, '')).sort()).toEqual(
    rules.map(({ name }) => name).sort(),
  );
});

/** The lines of an example that end in the code, and those with a suppression, which are comments themselves. */
function marked(example: string, code: string): string[] {
  const lines = example.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const isMarked = (line: string) => line.endsWith(`# ${code}`) || line.includes('# kaconf-disable');
  return lines.filter(({ line }) => isMarked(line)).map(({ number }) => `${code} ${number}`);
}

describe.each(all)('$code', ({ code, name, severity, summary }) => {
  const page = pages[`../../../docs/rules/${code}.md`] ?? '';
  const [wrong = '', right = '', ...others] = Array.from(page.matchAll(/^```\n(.*?)^```$/gms), (it) => it[1]);

  test('has its title, and a row of the index', () => {
    expect(page).toMatch(`# ${code}: ${summary}\n`);
    expect(index).toContain(`| [${code}](${code}.md) | \`${name}\` | ${summary} | ${severity} |`);
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
    const row = index?.split('\n').find((line) => line.startsWith(`| [${code}]`));
    const found = lintText(wrong);
    const fixed = applyFixes(new Map([['a.conf', wrong]]), found).get('a.conf');
    expect(fixed !== undefined).toBe(row?.endsWith('| --fix |'));
    if (fixed !== undefined) expect(findingsIn(fixed)).toEqual([]);
  });
});
