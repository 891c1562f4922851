import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Comparison, compare } from './comparison.ts';
import { configuration } from './configuration.ts';
import { limits, perLine } from './limits.ts';
import { measure, type Run, typical } from './measure.ts';
import { built } from './programs.ts';

/** How fast configurations are read, beside the real keepalived in the same minutes. */

const SIZES = [
  { services: 100, runs: 15 },
  { services: 1_000, runs: 11 },
  { services: 5_000, runs: 9 },
  { services: 50_000, runs: 3 },
];
const CHECKS = 21;

const HEAD = [
  'virtual servers',
  'lines',
  'ours',
  'CPU',
  'peak memory',
  'a line',
  'real',
  'CPU',
  'ours / real',
  'CPU',
];

async function main(): Promise<void> {
  using directory = mkdtempDisposableSync(join(tmpdir(), 'kaconf-bench-'));
  console.log(row(HEAD));
  console.log(row(HEAD.map(() => '---:')));
  const comparisons: Comparison[] = [];
  for (const { services, runs } of SIZES) {
    const comparison = await compare(services, runs, directory.path);
    comparisons.push(comparison);
    console.log(row(cells(comparison)));
  }
  const check = await shortCheck(directory.path);
  console.log(`\n\`kaconf check\` of 48 lines: ${milliseconds(check.milliseconds)}\n`);
  for (const { what, found, most, unit } of limits(comparisons, check.milliseconds)) {
    const missed = found > most;
    console.log(
      `${missed ? 'MISSED' : 'kept  '} ${what}: ${found.toFixed(2)}${unit}, at most ${most}${unit}`,
    );
    if (missed) process.exitCode = 1;
  }
}

function cells(comparison: Comparison): string[] {
  const { services, lines, ours, real } = comparison;
  return [
    services.toLocaleString('en'),
    lines.toLocaleString('en'),
    milliseconds(ours.milliseconds),
    milliseconds(ours.cpuMilliseconds),
    `${ours.mebibytes.toFixed(0)} MiB`,
    `${(1000 * perLine(comparison)).toFixed(2)} µs`,
    milliseconds(real.milliseconds),
    milliseconds(real.cpuMilliseconds),
    (ours.milliseconds / real.milliseconds).toFixed(2),
    (ours.cpuMilliseconds / real.cpuMilliseconds).toFixed(2),
  ];
}

async function shortCheck(directory: string): Promise<Run> {
  const file = join(directory, 'short.conf');
  writeFileSync(file, configuration(1, 7));
  const runs: Run[] = [];
  for (let run = 0; run <= CHECKS; run++) runs.push(await measure([built('kaconf'), 'check', file]));
  return typical(runs.slice(1));
}

function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function row(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`;
}

await main();
