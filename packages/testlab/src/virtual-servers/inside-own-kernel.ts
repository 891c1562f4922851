import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Millis } from '../clock.ts';
import { runInOwnKernel } from '../own-kernel/own-kernel.ts';

/** Compiling is most of what the start of a program costs there. */
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/compile', import.meta.url));

/**
 * Runs a script as `node SCRIPT TASK ANSWER` in a kernel of its own that has IPVS: it reads the one JSON file and writes the other.
 *
 * @throws Error with what it printed when there is no answer in the end
 */
export async function insideOwnKernel(script: URL, task: unknown, patience: Millis): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'inside-'));
  try {
    const [from, to] = [join(folder, 'task.json'), join(folder, 'answer.json')];
    await writeFile(from, JSON.stringify(task));
    const command = ['env', `NODE_COMPILE_CACHE=${CACHE}`, execPath, fileURLToPath(script), from, to];
    const { output } = await runInOwnKernel(command, { patience });
    const answer = await readFile(to, 'utf8').catch(() => undefined);
    if (answer === undefined) throw new Error(`it did not come to its end: ${output.slice(-4000)}`);
    return JSON.parse(answer);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
