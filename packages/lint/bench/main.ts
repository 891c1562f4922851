/**
 * How long rules take, of a file in which nothing is found and of one in which much is: medians of CPU time in milliseconds.
 * `node packages/lint/bench/main.ts [LINES...]`
 */
import { parseConfig } from '@kaconf/config';
import { lint, lintCluster } from '../src/index.ts';
import { configuration } from './configuration.ts';

const RUNS = 11;
const sizes = process.argv.slice(2).map(Number);

console.log('lines, findings: check, check and lint, cluster of two that are read');
for (const lines of sizes.length > 0 ? sizes : [5000, 30_000]) {
  for (const isBad of [false, true]) {
    const text = configuration(lines, isBad);
    const parse = () => parseConfig({ file: 'a.conf', text });
    const [a, b] = [parse(), parse()];
    const findings = lint(a).length;
    const nodes = [
      { name: 'a', parsed: a },
      { name: 'b', parsed: b },
    ];
    const medians = [parse, () => lint(parse()), () => lintCluster(nodes)].map(median);
    console.log(`${lines}, ${findings}: ${medians.map((it) => it.toFixed(0)).join(', ')}`);
  }
}

/** Of CPU time, that of the garbage collector too: other work on the machine counts less in it. */
function median(call: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.toSorted((one, other) => one - other)[Math.floor(RUNS / 2)] ?? 0;
}
