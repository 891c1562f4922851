/**
 * Thousands of reloads of virtual servers, each with something else: after every fifth the table has to be that of a fresh start of the real one,
 * after every twentieth that of ours, and a connection is held open through all of them.
 * `node packages/testlab/src/bench/storm.ts [COUNT] [SEED]`
 */
import { ours, real } from '../daemon/binary.ts';
import { stormInOwnKernel } from '../virtual-servers/storm/storm.ts';
import { quantile } from './quantile.ts';
import { markdownTable } from './table.ts';

const count = Number(process.argv[2] ?? 2000);
const seed = Number(process.argv[3] ?? 1);
const steps = 5;
const weighed = Array.from({ length: steps }, (_, index) => Math.round(((index + 1) * count) / steps));
/** A mebibyte of V8's is there in one moment and not in the next; what is lost each time would be more in thousands. */
const MOST_GROWTH = 0.1;
const PATIENCE_EACH = 6_000;
const PATIENCE_FIRST = 120_000;

const { faults, compared, echoes, holdings, took } = await stormInOwnKernel(
  { count, seed, binaries: { ours: ours(), real: real() }, afresh: { ours: 20, real: 5 }, weighed },
  PATIENCE_FIRST + PATIENCE_EACH * count,
);
const mebibytes = (kibibytes: number) => `${(kibibytes / 1024).toFixed(1)} MiB`;
const rows = Object.entries(holdings).map(([reload, { descriptors, memory }]) => [
  `after ${reload} reloads`,
  ...descriptors.map(String),
  ...memory.map(mebibytes),
]);
console.log(
  markdownTable(['', 'descriptors: parent', 'checker process', 'memory: parent', 'checker process'], rows),
);
const [early, late] = [holdings[weighed[0] ?? 0], holdings[count]];
const grown = [0, 1].map((index) => (late?.memory[index] ?? 0) / (early?.memory[index] ?? 0));
const limits = [
  [
    `tables as after a fresh start (${compared.ours} of ours, ${compared.real} of the real one); nothing is refused`,
    faults.length === 0,
  ],
  [`the connection answers before and after each (${echoes} of ${2 * count})`, echoes === 2 * count],
  ['as many descriptors', `${early?.descriptors}` === `${late?.descriptors}`],
  [
    `memory flat to ${100 * MOST_GROWTH} % (${grown.map((share) => share.toFixed(3)).join(', ')})`,
    grown.every((share) => share <= 1 + MOST_GROWTH),
  ],
] as const;
for (const [limit, kept] of limits) console.log(`${kept ? 'kept  ' : 'MISSED'} ${limit}`);
const ascending = took.toSorted((one, other) => one - other);
const times = [0.5, 1].map((share) => quantile(ascending, share).toFixed(0));
console.log(`a reload took ${times[0]} ms in the median, at most ${times[1]} ms`);
for (const fault of faults.slice(0, 20)) console.log(fault);
if (limits.some(([, kept]) => !kept)) process.exitCode = 1;
