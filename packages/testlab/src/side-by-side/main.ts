/**
 * Plays scenarios with the real keepalived and with ours, and shows where they differ: those that are named, or all.
 * `node packages/testlab/src/side-by-side/main.ts [--record] [--transcript] [--log] [--attempts N] [fixtures/lab/NAME.txt …]`
 */
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ours } from '../daemon/binary.ts';
import { differenceOf } from './difference.ts';
import { parseScenario } from './parse.ts';
import { reference } from './reference.ts';
import { sideBySide } from './verdict.ts';

const ALL = fileURLToPath(new URL('../../../../fixtures/lab/*.txt', import.meta.url));
/** They wait most of their time. */
const TOGETHER = 4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    record: { type: 'boolean' },
    transcript: { type: 'boolean' },
    /** Every line of the log is compared, too. */
    log: { type: 'boolean' },
    /** On a busy machine a daemon may miss an advert or two: what differs each time is a difference. */
    attempts: { type: 'string', default: '1' },
  },
});
const paths = positionals.length > 0 ? positionals : globSync(ALL).toSorted();
const attempts = Number(values.attempts);

const real = await reference();
const waiting = paths.values();
let alike = 0;
await Promise.all(Array.from({ length: TOGETHER }, playOn));
console.log(`${alike} of ${paths.length} alike beside keepalived ${real.version}`);
if (alike < paths.length) process.exitCode = 1;

async function playOn(): Promise<void> {
  for (const path of waiting) {
    const problems = await problemsOf(path);
    const isAlike = problems.length < attempts;
    if (isAlike) alike += 1;
    const before = isAlike && problems.length > 0 ? ` (attempt ${problems.length + 1})` : '';
    console.log(`${isAlike ? '✔' : '✘'} ${relative('.', path)}${before}`);
    if (!isAlike) console.log(problems.at(-1));
  }
}

/** What differed, attempt by attempt, until nothing did. */
async function problemsOf(path: string): Promise<readonly string[]> {
  const problems: string[] = [];
  while (problems.length < attempts) {
    const problem = await problemOf(path).catch(String);
    if (problem === undefined) break;
    problems.push(problem);
  }
  return problems;
}

/** @returns how the two differ; with `--record` what the real one did is written into the file */
async function problemOf(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8');
  const scenario = parseScenario(text);
  const compared = values.log ? { ...scenario, log: [/./] } : scenario;
  const { expected, actual, fromRecord } = await sideBySide(compared, ours(), real);
  if (values.transcript) console.log(actual);
  if (values.record && !fromRecord) await writeFile(path, withRecord(text, expected));
  return expected === actual ? undefined : differenceOf(expected, actual);
}

/** A record is the last section of its file. */
function withRecord(text: string, transcript: string): string {
  const [scenario = ''] = text.split('-- recorded --\n');
  return `${scenario}-- recorded --\n${transcript}\n`;
}
