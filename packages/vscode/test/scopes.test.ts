import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadGrammar, type Token, tokenize } from './tokenize.ts';

/** Lines with two blanks before them; below each what is in it that has scopes, marked with `~`. */
const table = readFileSync(`${import.meta.dirname}/scopes.table`, 'utf8')
  .trimEnd()
  .split('\n');
const lines = table.filter((line) => line.startsWith('  ')).map((line) => line.slice(2));

test('what is marked in the table, and nothing else, has these scopes', async () => {
  const tokens = tokenize(await loadGrammar(), lines.join('\n'));
  const shown = lines.flatMap((line, index) => [
    `  ${line}`,
    ...runs(tokens.filter((token) => token.line === index + 1)),
  ]);
  expect(shown).toEqual(table);
});

/** Neighbours of the same scopes are one; what a block is counts only inside of it. */
function runs(tokens: readonly Token[]): string[] {
  const marked: { start: number; text: string; scopes: string }[] = [];
  for (const { column, text, scopes: all } of tokens) {
    const scopes = all.filter((scope) => !scope.startsWith('meta.')).join(' ');
    const last = marked.at(-1);
    if (last?.scopes === scopes) last.text += text;
    else marked.push({ start: column, text, scopes });
  }
  return marked
    .filter(({ scopes }) => scopes !== '')
    .map(({ start, text, scopes }) => `^${' '.repeat(start)}${'~'.repeat(text.length)} ${scopes}`);
}

test('what stands between braces is told by the name of its block', async () => {
  const text = 'virtual_server 10.0.0.1 80 {\nreal_server 10.0.1.1 80 {\nweight 2\n}\n}\n';
  const weight = tokenize(await loadGrammar(), text).find((token) => token.text === 'weight');
  expect(weight?.scopes).toEqual(['meta.block.virtual_server', 'meta.block.real_server', 'keyword.other']);
});
