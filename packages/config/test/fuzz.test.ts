import { expect, it } from 'vitest';
import { print } from '../src/index.ts';
import { parse } from './findings.ts';

const files = import.meta.glob<string>('../../../fixtures/config/*/*.conf', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** mulberry32: the same numbers in each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const scraps = [
  '{',
  '}',
  '"',
  "'",
  '\\',
  '#',
  '!',
  '\n',
  ' ',
  '0',
  '-1',
  '::',
  '/',
  'weight',
  'virtual_ipaddress {',
  '\u0000',
  'é',
  '\ud800',
];

/** Cuts, repeats, or puts something in. */
function mutate(text: string, next: () => number): string {
  const at = Math.floor(next() * text.length);
  const to = at + Math.floor(next() * 40);
  const scrap = scraps[Math.floor(next() * scraps.length)] ?? '';
  const kind = next();
  if (kind < 0.3) return text.slice(0, at) + text.slice(to);
  if (kind < 0.5) return text.slice(0, to) + text.slice(at);
  return text.slice(0, at) + scrap + text.slice(at);
}

it('takes 3000 broken files without an exception', () => {
  const texts = Object.values(files);
  const next = random(20_261_121);
  for (let round = 0; round < 3000; round++) {
    let text = texts[Math.floor(next() * texts.length)] ?? '';
    for (let times = 1 + next() * 4; times > 0; times--) text = mutate(text, next);
    const { tree, diagnostics } = parse(text);
    print(tree);
    for (const { span } of diagnostics) {
      if (span.line < 1 || span.column < 1 || span.endLine < span.line)
        expect.fail(`${JSON.stringify(span)}\n${text}`);
    }
  }
});
