import { expect, test } from 'vitest';
import { lateness } from '../src/stories/compare.ts';
import { runPatiently } from '../src/stories/run.ts';
import { storyNames } from '../src/stories/story.ts';

const BOUND = 20;
const ATTEMPTS = 3;
const PATIENCE = 600_000;

test('what the simulator tells is what becomes of daemons, in the same order and at the same times', {
  timeout: PATIENCE,
}, async () => {
  const names = await storyNames();
  const results = [...(await runPatiently(names, 'ours', { bound: BOUND, attempts: ATTEMPTS }))];
  const again = results.filter(([, { attempts }]) => attempts > 1).map(([name]) => name);
  console.log(`${names.length} stories; played more than once: ${again.join(', ') || 'none'}`);
  expect(names.length).toBeGreaterThanOrEqual(20);
  expect(
    results.flatMap(([name, { comparison }]) => comparison.differences.map((one) => `${name}: ${one}`)),
  ).toEqual([]);
  const late = results.flatMap(([name, { comparison }]) =>
    comparison.pairs
      .filter((pair) => Math.abs(lateness(pair)) > BOUND)
      .map((pair) => `${name}: ${pair.text}, later by ${lateness(pair).toFixed(1)} ms`),
  );
  expect(late).toEqual([]);
});
