import { expect, it } from 'vitest';
import { broken } from '../fuzz/input.ts';
import { check, complaintOf, layoutComplaint, memoryComplaint, typingComplaint } from '../fuzz/trial.ts';

const files = import.meta.glob<string>('../../../fixtures/config/*/*.conf', {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('takes 100 broken files', { timeout: 60_000 }, () => {
  const texts = Object.values(files);
  for (let seed = 0; seed < 100; seed++) {
    const input = broken(texts, seed);
    const complaint =
      complaintOf(check(input)) ?? layoutComplaint(input) ?? memoryComplaint(input) ?? typingComplaint(input);
    if (complaint !== undefined) expect.fail(`seed ${seed}: ${complaint}`);
  }
});
