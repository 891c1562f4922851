import { readdirSync, readFileSync } from 'node:fs';
import type { Shown } from './process-match.ts';

/** All processes that there are. */
export function livingProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** Undefined for one that is gone, or only waits to be reaped. */
export function showProcess(pid: number, withCommandLine: boolean): Shown | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const end = status.lastIndexOf(')');
    if (status[end + 2] === 'Z') return undefined;
    // It is the process's own memory, which may have to be fetched from disk.
    const commandLine = withCommandLine ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
    return { name: status.slice(status.indexOf('(') + 1, end), commandLine };
  } catch {
    return undefined;
  }
}
