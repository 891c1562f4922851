import { parseConfig } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';
import { describe, expect, test } from 'vitest';
import { clusterRules, lint, lintCluster } from '../src/index.ts';
import { baseName, pages, rowOf, titleOf } from './rule-pages.ts';

const sources = Object.keys(
  import.meta.glob<string>('../src/cluster/rules/*.ts', { query: '?raw', import: 'default', eager: true }),
);

interface File {
  readonly name: string;
  readonly text: string;
}

/** Of the first heading, then of the second. */
function examples(page: string): File[][] {
  return page
    .split(/^## (?:Wrong|Right)$/m)
    .slice(1)
    .map((part) =>
      Array.from(part.matchAll(/^``` (\S+)\n(.*?)^```$/gms), ([, name = '', text = '']) => ({ name, text })),
    );
}

function parse(files: readonly File[]) {
  return files.map(({ name, text }) => ({ name, parsed: parseConfig({ file: name, text }) }));
}

/** Lines that end in a mark, as `FILE:LINE`. */
function marked(files: readonly File[], mark: string): string[] {
  return files.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, at) => (line.endsWith(`# ${mark}`) ? [`${name}:${at + 1}`] : [])),
  );
}

function places(spans: readonly Span[]): string[] {
  return spans.map(({ file, line }) => `${file}:${line}`);
}

test('every rule has one page, one file and one line of the registry', () => {
  expect([...pages.keys()].filter((code) => code.startsWith('KL8'))).toEqual(
    clusterRules.map(({ code }) => code),
  );
  expect(sources.map(baseName).sort()).toEqual(clusterRules.map(({ name }) => name).sort());
});

describe.each(clusterRules)('$code', (rule) => {
  const { code } = rule;
  const page = pages.get(code) ?? '';
  const [wrong = [], right = [], ...others] = examples(page);

  test('has its title, and a row of the index', () => {
    expect(page).toContain(titleOf(rule));
    expect(rowOf(rule)).toBeDefined();
    expect(others).toEqual([]);
  });

  test('is found where the wrong example is marked, points at the other file, and nothing else is found', () => {
    const found = lintCluster(parse(wrong));
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(places(found.map(({ span }) => span))).toEqual(marked(wrong, code));
    const related = found.flatMap((one) => one.related ?? []);
    expect(places(related.map(({ span }) => span))).toEqual(marked(wrong, `see ${code}`));
  });

  test('is not found in the right example, and neither is anything else', () => {
    expect(right.map((file) => file.name)).toEqual(['a.conf', 'b.conf']);
    expect(lintCluster(parse(right))).toEqual([]);
  });

  test('is about files that a check and the other rules find nothing in', () => {
    for (const { parsed } of parse([...wrong, ...right])) {
      expect(parsed.diagnostics.filter((one) => one.severity !== 'note')).toEqual([]);
      expect(lint(parsed).filter((one) => one.severity !== 'note')).toEqual([]);
    }
  });
});
