/**
 * Tells stories of simulated networks, each by its seed, and shows those that end badly.
 * `node packages/vrrp/bench/stories.ts [COUNT [FIRST_SEED]]`
 */
import { failureOf } from '../test/network/story.ts';

const [count = 10_000, first = 1] = process.argv.slice(2).map(Number);
const began = performance.now();
let bad = 0;
for (let seed = first; seed < first + count; seed++) {
  const failure = failureOf(seed);
  if (failure === undefined) continue;
  console.log(`${failure}\n`);
  bad += 1;
}
console.log(`${count} stories in ${((performance.now() - began) / 1000).toFixed(0)} s, ${bad} of them bad`);
process.exitCode = bad === 0 ? 0 : 1;
