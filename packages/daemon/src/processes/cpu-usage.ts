import { readFileSync } from 'node:fs';

/** Microseconds of the processors, of this process and of those that it has waited for. */
export interface CpuUsage {
  readonly user: number;
  readonly system: number;
  readonly childrenUser: number;
  readonly childrenSystem: number;
}

/** USER_HZ, 100 on every Linux: /proc counts in it. */
const MICROS_PER_TICK = 10_000;
/** `cutime` in proc_pid_stat(5), counted from what follows the name. */
const CHILDREN_USER = 13;

export function cpuUsage(): CpuUsage {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const childrenMicros = (field: number) => Number(fields[field] ?? 0) * MICROS_PER_TICK;
  return {
    ...process.cpuUsage(),
    childrenUser: childrenMicros(CHILDREN_USER),
    childrenSystem: childrenMicros(CHILDREN_USER + 1),
  };
}

/** The last words of a child, as keepalived has them. @param detail `-D` */
export function stoppedText(detail: boolean, usage: CpuUsage = cpuUsage()): string {
  if (!detail) return 'Stopped';
  const { user, system, childrenUser, childrenSystem } = usage;
  if (childrenUser === 0) {
    return `Stopped - used ${inSeconds(user)} user time, ${inSeconds(system)} system time`;
  }
  const users = `${inSeconds(user)}/${inSeconds(childrenUser)}`;
  const systems = `${inSeconds(system)}/${inSeconds(childrenSystem)}`;
  return `Stopped - used (self/children) ${users} user time, ${systems} system time`;
}

/** What a parent says with `-D` before its last words. */
export function parentUsageText(usage: CpuUsage = cpuUsage()): string {
  const { user, system, childrenUser, childrenSystem } = usage;
  const users = `${inSeconds(user)}/${inSeconds(childrenUser)}`;
  return `CPU usage (self/children) user: ${users} system: ${inSeconds(system)}/${inSeconds(childrenSystem)}`;
}

function inSeconds(micros: number): string {
  return (micros / 1_000_000).toFixed(6);
}
