/**
 * Plays scenarios with the real keepalived and with ours, and shows where they differ.
 * `node packages/testlab/src/side-by-side/main.ts [--record | --transcript] fixtures/lab/NAME.txt …`
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ours } from '../daemon/binary.ts';
import { differenceOf } from './difference.ts';
import { parseScenario } from './parse.ts';
import { reference } from './reference.ts';
import { sideBySide } from './verdict.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { record: { type: 'boolean' }, transcript: { type: 'boolean' } },
});

/** They wait most of their time. */
const TOGETHER = 4;

const real = await reference();
const waiting = positionals.values();
await Promise.all(Array.from({ length: TOGETHER }, playOn));

async function playOn(): Promise<void> {
  for (const path of waiting) {
    const problem = await problemOf(path).catch(String);
    console.log(`${problem === undefined ? '✔' : '✘'} ${path}`);
    if (problem === undefined) continue;
    console.log(problem);
    process.exitCode = 1;
  }
}

/** @returns how the two differ; with `--record` what the real one did is written into the file */
async function problemOf(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8');
  const { expected, actual, fromRecord } = await sideBySide(parseScenario(text), ours(), real);
  if (values.transcript) console.log(actual);
  if (values.record && !fromRecord) await writeFile(path, withRecord(text, expected));
  return expected === actual ? undefined : differenceOf(expected, actual);
}

/** A record is the last section of its file. */
function withRecord(text: string, transcript: string): string {
  const [scenario = ''] = text.split('-- recorded --\n');
  return `${scenario}-- recorded --\n${transcript}\n`;
}
