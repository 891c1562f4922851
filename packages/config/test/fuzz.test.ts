import { expect, it } from 'vitest';
import { mutate } from '../fuzz/mutate.ts';
import { random } from '../fuzz/random.ts';
import { print } from '../src/index.ts';
import { parse } from './findings.ts';

const files = import.meta.glob<string>('../../../fixtures/config/*/*.conf', {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('takes 1000 broken files without an exception', () => {
  const texts = Object.values(files);
  for (let seed = 0; seed < 1000; seed++) {
    const next = random(seed);
    const text = mutate(texts[Math.floor(next() * texts.length)] ?? '', next);
    const { tree, diagnostics } = parse(text);
    print(tree());
    for (const { span } of diagnostics) {
      if (span.line < 1 || span.column < 1 || span.endLine < span.line)
        expect.fail(`seed ${seed}: ${JSON.stringify(span)}\n${text}`);
    }
  }
});
