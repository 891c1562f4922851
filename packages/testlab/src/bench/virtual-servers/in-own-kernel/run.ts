import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { runInOwnKernel } from '../../../own-kernel/own-kernel.ts';
import type { Found, Task } from './task.ts';

const INSIDE = fileURLToPath(new URL('inside.ts', import.meta.url));
const PATIENCE_EACH = 240_000;

/** @throws Error with what was said, when it does not come to its end */
export async function runTask(task: Omit<Task, 'answer'>): Promise<readonly Found[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const answer = join(folder, 'answer.json');
    const path = join(folder, 'task.json');
    await writeFile(path, JSON.stringify({ ...task, answer } satisfies Task));
    const patience = PATIENCE_EACH * task.rounds * task.binaries.length;
    const { output } = await runInOwnKernel([execPath, INSIDE, path], { patience });
    const text = await readFile(answer, 'utf8').catch(() => undefined);
    if (text === undefined) throw new Error(`it did not come to its end: ${output.slice(-2000)}`);
    return JSON.parse(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
