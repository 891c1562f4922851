import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseConfig, print } from '../src/index.ts';
import { mutate } from './mutate.ts';
import { random } from './random.ts';

/** `node packages/config/fuzz/fuzz.ts --seed 1 --count 200000 [--corpus DIR]`: reads broken configurations, and none may hurt. */

const FIXTURES = fileURLToPath(new URL('../../../fixtures/config', import.meta.url));
const LONGEST_MILLISECONDS = 1_000;
const MOST_MEBIBYTES = 512;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200000' },
    corpus: { type: 'string', default: FIXTURES },
  },
});

const files = globSync('**/*', { cwd: values.corpus }).map((name) => join(values.corpus, name));
const texts = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'utf8'));
if (texts.length === 0) throw new Error(`no files in ${values.corpus}`);

let failures = 0;
let slowest = 0;
for (let round = 0; round < Number(values.count); round++) {
  const next = random(Number(values.seed) + round);
  const text = mutate(texts[Math.floor(next() * texts.length)] ?? '', next);
  const start = performance.now();
  const complaint = complaintAbout(text);
  const time = performance.now() - start;
  slowest = Math.max(slowest, time);
  if (complaint !== undefined) fail(round, complaint);
  if (time > LONGEST_MILLISECONDS) fail(round, `took ${time.toFixed(0)} ms`);
}
const peak = process.resourceUsage().maxRSS / 1024;
if (peak > MOST_MEBIBYTES) fail(Number(values.count), `${peak.toFixed(0)} MiB of memory`);
console.log(
  `${values.count} inputs: ${failures} failures, slowest ${slowest.toFixed(0)} ms, peak ${peak.toFixed(0)} MiB`,
);
process.exitCode = failures > 0 ? 1 : 0;

/** What printing it changes, or the exception. */
function complaintAbout(text: string): string | undefined {
  try {
    const printed = print(parseConfig({ file: 'FILE', text }).tree());
    const again = print(parseConfig({ file: 'FILE', text: printed }).tree());
    return printed === again ? undefined : 'a second print differs';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** The seed alone makes the input again: `--seed N --count 1`. */
function fail(round: number, complaint: string): void {
  failures++;
  console.error(`--seed ${Number(values.seed) + round} --count 1: ${complaint}`);
}
