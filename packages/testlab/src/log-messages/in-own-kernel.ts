import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Binary } from '../daemon/binary.ts';
import { runInOwnKernel } from '../own-kernel/own-kernel.ts';
import type { SystemLogLine } from './system-log.ts';

const INSIDE = fileURLToPath(new URL('inside.ts', import.meta.url));
const PATIENCE = 400_000;

/** One program on all hosts of the scenario, with `-D` so often. */
export interface Play {
  readonly binary: Binary;
  readonly detail: number;
}

/** What the kernel of its own is told to do. */
export interface Task {
  /** As it is written. */
  readonly scenario: string;
  readonly plays: readonly Play[];
  /** The file for a list of logs. */
  readonly answer: string;
}

/** Plays a scenario in a kernel that has IPVS. @returns what was logged in each play @throws Error when it does not come to its end */
export async function logsInOwnKernel(
  scenario: string,
  plays: readonly Play[],
): Promise<readonly (readonly SystemLogLine[])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'log-messages-'));
  try {
    const answer = join(folder, 'answer.json');
    const task: Task = { scenario, plays, answer };
    await writeFile(join(folder, 'task.json'), JSON.stringify(task));
    const { output } = await runInOwnKernel([execPath, INSIDE, join(folder, 'task.json')], {
      patience: PATIENCE,
    });
    const text = await readFile(answer, 'utf8').catch(() => undefined);
    if (text === undefined) throw new Error(`it was not played to its end: ${output.slice(-2000)}`);
    return JSON.parse(text);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
