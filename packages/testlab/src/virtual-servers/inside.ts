/**
 * In a kernel with IPVS: plays the scenarios of a file, several at a time, and writes down what became of each.
 * `node inside.ts TASK`, where TASK is a JSON file with a `Task`.
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binary } from '../daemon/binary.ts';
import { parseScenario } from './parse.ts';
import { play, type Role } from './play.ts';
import { spansOf } from './spans.ts';
import type { Outcome, Task } from './task.ts';
import { transcriptOf } from './transcript.ts';

/** One that does not come to its end is not to keep the others from being played, in milliseconds. */
const LIMIT = 240_000;

const [, , path = ''] = process.argv;
const { scenarios, binaries, together, answers }: Task = JSON.parse(await readFile(path, 'utf8'));
const waiting = scenarios.values();
await Promise.all(Array.from({ length: together }, playOn));
// Without waiting for what hangs.
process.exit();

async function playOn(): Promise<void> {
  for (const [index, text] of waiting) {
    const answer = `${answers}/${index}.json`;
    await writeFile(`${answer}.part`, JSON.stringify(await outcomeOf(text, binaries)));
    await rename(`${answer}.part`, answer);
  }
}

async function outcomeOf(text: string, both: Readonly<Record<Role, Binary>>): Promise<Outcome> {
  try {
    const { real, ours } = await Promise.race([play(parseScenario(text), both), overdue()]);
    return {
      real: transcriptOf(real),
      ours: transcriptOf(ours),
      spans: { real: spansOf(real.log), ours: spansOf(ours.log) },
    };
  } catch (error) {
    return { error: error instanceof Error ? `${error.stack}` : String(error) };
  }
}

async function overdue(): Promise<never> {
  await sleep(LIMIT);
  throw new Error(`it has not come to its end within ${LIMIT} ms`);
}
