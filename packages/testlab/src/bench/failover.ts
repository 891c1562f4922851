/**
 * How long after the protocol's limit an address has its new holder, ours and the real one as master and as backup.
 * What the real one takes over from itself is the measure for what it takes over from ours.
 * `node packages/testlab/src/bench/failover.ts [ROUNDS]`
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../clock.ts';
import { type Binary, ours, real } from '../daemon/binary.ts';
import { configuration, vrrpInstance } from '../daemon/configuration.ts';
import { lastAdvert } from '../observer/query.ts';
import { startTwoNodes } from '../scenario/two-nodes.ts';
import { markdownTable } from './table.ts';

const ROUNDS = Number(process.argv[2] ?? 5);
const ADDRESS = '10.0.0.10';
const BACKUP_PRIORITY = 100;

interface Timing {
  readonly name: string;
  readonly version: 2 | 3;
  readonly advertInterval: number;
  readonly skew: Millis;
}

/** Skew is (256 - 100) / 256 of a second in version 2, of the interval in version 3. */
const timings: readonly Timing[] = [
  { name: 'v2, 1 s', version: 2, advertInterval: 1, skew: 609.375 },
  { name: 'v3, 0.1 s', version: 3, advertInterval: 0.1, skew: 60.9375 },
  { name: 'v3, 0.01 s', version: 3, advertInterval: 0.01, skew: 6.09375 },
];

const pairs: readonly (readonly [master: Binary, backup: Binary])[] = [
  [ours(), ours()],
  [real(), ours()],
  [ours(), real()],
  [real(), real()],
];

/** Killed at once without a word, or asked to go. */
const ends = ['SIGKILL', 'SIGTERM'] as const;

/** How much later than the limit the first gratuitous ARP was on the wire. */
async function measure(
  [master, backup]: readonly [Binary, Binary],
  { version, advertInterval, skew }: Timing,
  end: (typeof ends)[number],
): Promise<Millis> {
  const node = (priority: number) =>
    configuration(vrrpInstance({ version, advertInterval, priority, addresses: [`${ADDRESS}/24`] }));
  await using nodes = await startTwoNodes({
    a: { binary: master, configuration: node(150) },
    b: { binary: backup, configuration: node(BACKUP_PRIORITY) },
  });
  const { a, observer } = nodes;
  await sleep(500 + 3000 * advertInterval);
  const ended = now();
  if (end === 'SIGKILL') await a.crash();
  else a.signal('SIGTERM');
  const announcement = await observer.waitFor(
    `a gratuitous ARP for ${ADDRESS}`,
    (event) => event.type === 'garp' && event.address === ADDRESS && event.time > ended,
    5000 + 4000 * advertInterval,
  );
  if (end === 'SIGTERM') return announcement.time - ended - skew;
  const silentSince = lastAdvert(observer.entries, '10.0.0.11', ended + 1)?.time ?? Number.NaN;
  return announcement.time - silentSince - 3000 * advertInterval - skew;
}

function spread(late: readonly Millis[]): string {
  const ascending = late.toSorted((a, b) => a - b).map((each) => each.toFixed(1));
  return `${ascending[0]} · ${ascending[Math.floor(ascending.length / 2)]} · ${ascending.at(-1)}`;
}

const cells = timings.flatMap((timing) => ends.map((end) => ({ timing, end })));
const rows = pairs.map(([master, backup]) => [`${master.name} → ${backup.name}`]);
for (const { timing, end } of cells) {
  const late = pairs.map((): Millis[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, pair] of pairs.entries()) late[index]?.push(await measure(pair, timing, end));
  }
  for (const [index, row] of rows.entries()) row.push(spread(late[index] ?? []));
}
const head = [
  `ms behind the limit: least · median · most of ${ROUNDS}`,
  ...cells.map(({ timing, end }) => `${timing.name}, ${end}`),
];
console.log(markdownTable(head, rows));
