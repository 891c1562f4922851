import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** What one run of a program takes. */
export interface Run {
  /** From start to end. */
  readonly milliseconds: number;
  /** Of processors, in user and in kernel mode. */
  readonly cpuMilliseconds: number;
  /** The most memory that it has at one time, program and all. */
  readonly mebibytes: number;
}

/** /proc counts processor time in these. */
const TICK_MILLISECONDS = 10;
const GLANCE_MILLISECONDS = 5;

/**
 * Runs a program to its end. What /proc tells of it is read now and then, as it is gone with the process.
 *
 * @throws Error when it does not end in exit status 0
 */
export async function measure(command: readonly [string, ...string[]]): Promise<Run> {
  const [file, ...words] = command;
  const start = performance.now();
  const child = spawn(file, words, { stdio: 'ignore' });
  const ended = once(child, 'exit').then(([status]) => ({ status, end: performance.now() }));
  let seen = { cpuMilliseconds: 0, mebibytes: 0 };
  const glances = setInterval(() => {
    seen = glance(child.pid) ?? seen;
  }, GLANCE_MILLISECONDS);
  const { status, end } = await ended;
  clearInterval(glances);
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
  return { milliseconds: end - start, ...seen };
}

/** Nothing of a process that has ended. */
function glance(pid = 0): Omit<Run, 'milliseconds'> | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const [user, system] = [Number(fields[11]), Number(fields[12])];
    if (peak === undefined) return;
    return { cpuMilliseconds: (user + system) * TICK_MILLISECONDS, mebibytes: Number(peak) / 1024 };
  } catch {
    return;
  }
}

/** What is typical of several runs. */
export function typical(runs: readonly Run[]): Run {
  const median = (of: (run: Run) => number) =>
    runs.map(of).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return {
    milliseconds: median((run) => run.milliseconds),
    cpuMilliseconds: median((run) => run.cpuMilliseconds),
    mebibytes: median((run) => run.mebibytes),
  };
}
