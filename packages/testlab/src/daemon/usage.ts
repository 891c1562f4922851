import type { Millis } from '../clock.ts';
import { family, readProc } from '../process/processes.ts';

export interface Usage {
  /** User and system time since the start. */
  readonly cpu: Millis;
  /** Memory of its own that it wrote to, in KiB. */
  readonly privateDirty: number;
}

/** USER_HZ, 100 on every Linux: /proc counts in it. */
const MILLIS_PER_TICK = 10;

/** A process and everything below it together. */
export function usageOf(pid: number): Usage {
  const pids = family(pid);
  return { cpu: sum(pids.map(cpuTime)), privateDirty: sum(pids.map(privateDirty)) };
}

/** Fields 14 and 15 of proc_pid_stat(5), counted behind the name, which may hold spaces. */
function cpuTime(pid: number): Millis {
  const fields = readProc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * MILLIS_PER_TICK;
}

export function privateDirty(pid: number): number {
  return Number(/^Private_Dirty: +(\d+)/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
