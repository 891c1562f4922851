/**
 * 250 virtual routers of three addresses at ten adverts a second, with tracked scripts and notify scripts: what hearing
 * them costs, how fast all are promoted when their master dies, what sending costs and how steady it is. Ours and the
 * real one, one after the other, as backup of the same master. Lateness is the median of stretches of ten seconds: the
 * machine has hiccups, too. Ends with 1 where a limit is missed.
 * `node packages/testlab/src/bench/crowd/main.ts`
 */
import { ours, real } from '../../daemon/binary.ts';
import { quantile } from '../quantile.ts';
import { markdownTable } from '../table.ts';
import { type Measured, measure } from './measure.ts';

const ms = (value: number) => `${value.toFixed(1)} ms`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const eachQuantile = (windows: readonly (readonly number[])[], share: number) =>
  windows.map((window) => quantile(window, share));
const median = (values: readonly number[]) =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

const figures: readonly (readonly [string, (measured: Measured) => string])[] = [
  ['CPU, 2,500 adverts/s received', ({ receiving }) => percent(receiving)],
  ['CPU, 2,500 adverts/s sent', ({ sending }) => percent(sending)],
  ['late p50', ({ lateness }) => ms(median(eachQuantile(lateness, 0.5)))],
  ['late p99', ({ lateness }) => ms(median(eachQuantile(lateness, 0.99)))],
  ['late p99 of the worst ten seconds', ({ lateness }) => ms(Math.max(...eachQuantile(lateness, 0.99)))],
  ['late max', ({ lateness }) => ms(Math.max(...eachQuantile(lateness, 1)))],
  ['promotion: every address announced', ({ promotion }) => ms(promotion.firstRound)],
  ['promotion: last of the burst', ({ promotion }) => ms(promotion.whole)],
  ['gratuitous ARPs', ({ promotion }) => String(promotion.announcements)],
  ['promotion: late p99', ({ promotion }) => ms(quantile(promotion.lateness, 0.99))],
  ['promotion: late max', ({ promotion }) => ms(quantile(promotion.lateness, 1))],
];

const own = await measure(ours());
const other = await measure(real());
const rows = figures.map(([name, show]) => [name, show(own), show(other)]);
console.log(markdownTable(['250 virtual routers × 3 addresses', 'ours', 'the real one'], rows));

const limits = [
  ['all promoted within 250 ms', own.promotion.whole <= 250],
  ['at most half of the real one’s CPU for sending', own.sending <= other.sending / 2],
  ['at most the real one’s CPU for receiving', own.receiving <= other.receiving],
  ['99th percentile at most 2 ms late', median(eachQuantile(own.lateness, 0.99)) <= 2],
] as const;
for (const [limit, kept] of limits) console.log(`${kept ? 'kept  ' : 'MISSED'} ${limit}`);
if (limits.some(([, kept]) => !kept)) process.exitCode = 1;
