import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';

/** The children of a process; none when it is gone. */
export function children(pid: number): readonly number[] {
  const text = readProc(pid, `task/${pid}/children`);
  return text.split(' ').filter(Boolean).map(Number);
}

/** A process and everything below it, parents first. */
export function family(pid: number): readonly number[] {
  return [pid, ...children(pid).flatMap(family)];
}

/**
 * Waits for a process to fork.
 *
 * @param hasEnded whether it has ended, and its child before anybody has seen that: then it stands for it
 * @throws Error when it does not within a minute, which is long on the busiest machine, a kernel of its own in it, too
 */
export async function firstChild(pid: number, hasEnded = () => false): Promise<number> {
  for (const deadline = now() + 60_000; now() < deadline; await sleep(2)) {
    const [child] = children(pid);
    if (child !== undefined) return child;
    if (hasEnded()) return pid;
  }
  throw new Error(`process ${pid} has no child`);
}

/** The process ID as it is inside the process's own namespace: what it writes into its pid file. */
export function innerPid(pid: number): number {
  const [line = ''] = readProc(pid, 'status').match(/^NSpid:.*$/m) ?? [];
  return Number(line.split('\t').at(-1));
}

/** A file of `/proc/PID`, empty when the process is gone. */
export function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

/** Sends a signal; a process that is gone already is none of our business. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
