/**
 * Everything that can go wrong beside the network: `node packages/testlab/src/bench/chaos/main.ts [MINUTES] [SEED] [WORD …]`. Two of ours
 * beside a real one are killed, stopped, reloaded with good and bad configurations, left without disk, descriptors or scripts;
 * after each round there has to be one master with the right addresses, and in the end nothing may be left of it all.
 * With the word `clock` it is played in a kernel of its own, whose wall clock can be set.
 */
import { execPath } from 'node:process';
import { isInOwnKernel, runInOwnKernel } from '../../own-kernel/own-kernel.ts';
import { causeChaos } from './run.ts';

const minutes = Number(process.argv[2] ?? 10);
const seed = Number(process.argv[3] ?? 1);
const words = process.argv.slice(4);

if (words.includes('clock') && !isInOwnKernel()) {
  const patience = 3 * minutes * 60_000 + 300_000;
  const { status, output } = await runInOwnKernel([execPath, ...process.argv.slice(1)], { patience });
  console.log(output);
  process.exit(status ?? 1);
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
