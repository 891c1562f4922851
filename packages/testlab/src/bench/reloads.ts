/**
 * Hundreds of reloads, each with other addresses, routes, rules, instances, scripts and sync groups: nothing that stays may flap, and the
 * daemon may not grow. `node packages/testlab/src/bench/reloads.ts [COUNT] [SEED]`
 */
import { ours } from '../daemon/binary.ts';
import { INTERVAL } from '../reloads/configuration.ts';
import { reloadOften } from '../reloads/run.ts';

import { markdownTable } from './table.ts';

const count = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);
const steps = 5;
const weighed = Array.from({ length: steps }, (_, index) => Math.round(((index + 1) * count) / steps));

const { flaps, strangeSources, silence, holdings, residues } = await reloadOften(ours(), {
  count,
  seed,
  weighed,
});
const mebibytes = (kibibytes: number) => `${(kibibytes / 1024).toFixed(1)} MiB`;
const rows = [...holdings].map(([reload, { descriptors, memory }]) => [
  `after ${reload} reloads`,
  ...descriptors.map(String),
  ...memory.map(mebibytes),
]);
console.log(
  markdownTable(['', 'descriptors: parent', 'VRRP process', 'memory: parent', 'VRRP process'], rows),
);
const [early, late] = [holdings.get(weighed[0] ?? 0), holdings.get(count)];
const grown = [0, 1].map((index) => (late?.memory[index] ?? 0) / (early?.memory[index] ?? 0));
const limits = [
  ['nothing that stays flaps', flaps.length === 0],
  [
    `the steady virtual router is silent for less than three intervals (${silence.toFixed(0)} ms)`,
    silence < 3 * INTERVAL,
  ],
  [`adverts come from the host's own addresses only`, strangeSources.length === 0],
  ['as many descriptors', `${early?.descriptors}` === `${late?.descriptors}`],
  [
    `memory flat to 5 % (${grown.map((share) => share.toFixed(3)).join(', ')})`,
    grown.every((share) => share <= 1.05),
  ],
  ['links, addresses, routes, rules, firewall and switches as after a fresh start', residues.length === 0],
] as const;
for (const [limit, kept] of limits) console.log(`${kept ? 'kept  ' : 'MISSED'} ${limit}`);
for (const flap of flaps.slice(0, 10)) console.log(flap);
for (const residue of residues) console.log(residue);
if (limits.some(([, kept]) => !kept)) process.exitCode = 1;
