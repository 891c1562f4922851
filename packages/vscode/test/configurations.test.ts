import { globSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type Item, parseConfig, parseTree } from '@kaconf/config';
import { expect, test } from 'vitest';
import { loadGrammar, tokenize } from './tokenize.ts';

const fixtures = `${import.meta.dirname}/../../../fixtures`;
const files = globSync('**/*.conf', { cwd: fixtures }).sort();
const grammar = await loadGrammar();

test('there are configurations to look at', () => {
  expect(files.length).toBeGreaterThan(90);
});

test.each(files)('%s: comments are where keepalived sees them', (file) => {
  const text = readFileSync(`${fixtures}/${file}`, 'utf8');
  const seen = tokenize(grammar, text)
    .filter(({ scopes }) => scopes.includes('punctuation.definition.comment'))
    .map(({ line, column }) => `${line}:${column}`);
  expect(seen).toEqual(comments(parseTree({ file, text }).items));
});

/** A line whose quote stays open counts as one, too. */
function comments(items: readonly Item[]): string[] {
  return items.flatMap((item) => {
    if (item.type === 'comment') {
      return /^[#!]/.test(item.text) ? [`${item.place.origin.line}:${item.place.column}`] : [];
    }
    return item.type === 'extra' ? [] : comments(item.block?.items ?? []);
  });
}

test.each(files)('%s: no unknown keyword looks like a keyword', (file) => {
  const text = readFileSync(`${fixtures}/${file}`, 'utf8');
  const unknown = parseConfig({ file, text }).diagnostics.flatMap(({ code, span }) =>
    code === 'KA0001' && span.file === file && span.via === undefined ? [`${span.line}:${span.column}`] : [],
  );
  const keywords = tokenize(grammar, text)
    .filter(({ scopes }) => scopes.some((scope) => scope.startsWith('keyword.')))
    .map(({ line, column }) => `${line}:${column}`);
  expect(unknown.filter((place) => keywords.includes(place))).toEqual([]);
});

test('every keyword that there is looks like one, in its block', () => {
  const paths = readFileSync(`${fixtures}/config/keywords/paths.txt`, 'utf8').trim().split('\n');
  expect(paths).toHaveLength(531);
  const plain = paths.filter((path) => {
    const keyword = tokenize(grammar, path.replaceAll('/', ' {\n')).at(-1);
    return !keyword?.scopes.some((scope) => scope.startsWith('keyword.'));
  });
  expect(plain).toEqual([]);
});

test('no line takes long, however it is made', () => {
  const nasty = [
    `vrrp_instance ${'"a '.repeat(300)}`,
    `${'$'.repeat(1000)} ${'${A'.repeat(300)}`,
    `virtual_ipaddress { ${'1:'.repeat(500)} ${'1.1.'.repeat(300)}`,
    `notify ${"'\\\\".repeat(400)}`,
    `@${'^'.repeat(500)} vrrp_instance ${'{ '.repeat(400)}`,
    `~LST(${'{'.repeat(500)} ~SEQ(${'1,'.repeat(500)}`,
    `$A=${'\\'.repeat(999)}`,
    `${'}'.repeat(1000)}`,
  ];
  const many = files.map((file) => readFileSync(`${fixtures}/${file}`, 'utf8')).join('\n');
  tokenize(grammar, many);
  const start = performance.now();
  tokenize(grammar, nasty.join('\n'));
  tokenize(grammar, many);
  expect(performance.now() - start).toBeLessThan(20_000);
});
