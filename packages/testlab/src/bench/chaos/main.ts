/**
 * Everything that can go wrong beside the network: `node packages/testlab/src/bench/chaos/main.ts [MINUTES] [SEED] [WORD …]`. Two of ours
 * beside a real one are killed, stopped, reloaded with good and bad configurations, left without disk, descriptors or scripts;
 * after each round there has to be one master with the right addresses, and in the end nothing may be left of it all.
 */
import { mayClockBeSet } from './disturbances.ts';
import { causeChaos } from './run.ts';

const minutes = Number(process.argv[2] ?? 10);
const seed = Number(process.argv[3] ?? 1);
const words = process.argv.slice(4);

if (!mayClockBeSet()) {
  console.log(
    'SKIPPED setting the clock: it is the whole machine’s here; a user-mode kernel has one of its own',
  );
}
const { rounds, wrong, log } = await causeChaos({
  length: minutes * 60_000,
  seed,
  ...(words.length > 0 && { only: words }),
  tell: ({ recovery, done }) => console.log(`${recovery.toFixed(0).padStart(6)} ms  ${done.join(', ')}`),
});
const slowest = Math.max(...rounds.map(({ recovery }) => recovery));
console.log(
  `${rounds.length} rounds, seed ${seed}; the slowest took ${(slowest / 1000).toFixed(1)} s to be well again`,
);
for (const what of wrong) console.log(`WRONG ${what}`);
if (wrong.length > 0) {
  for (const line of log) console.log(line);
  process.exitCode = 1;
}
