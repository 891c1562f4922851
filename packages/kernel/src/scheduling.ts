import { existsSync, writeFileSync } from 'node:fs';
import type { Addon } from './addon.ts';
import { errnoCodeOf } from './errno.ts';
import { attempt, KernelError } from './kernel-error.ts';
import type { Scheduling } from './processes.ts';

const NORMAL = 0;
/** proc_pid_autogroup(5) */
const AUTOGROUP = '/proc/self/autogroup';

export function scheduling(addon: Addon): Scheduling {
  return {
    setNice: (nice) => attempt('set nice value', `${nice}`, () => addon.setNice(nice)),
    setSessionNice,
    setSlice: (slice) => attempt('set slice', `of ${slice} µs`, () => addon.setSlice(slice)),
    affinity: () => attempt('get', 'CPU affinity', () => addon.affinity()),
    setAffinity: (cpus) =>
      attempt('set CPU affinity', `to ${cpus.join(', ')}`, () => addon.setAffinity(cpus)),
    setRealtimePriority: (priority = NORMAL) =>
      attempt('set realtime priority', `${priority}`, () => addon.setScheduler(priority)),
    onRealtimeLimit: (reached) => {
      const watch = addon.watchRealtimeLimit(reached);
      return { close: () => addon.unwatch(watch) };
    },
  };
}

function setSessionNice(nice: number): void {
  if (!existsSync(AUTOGROUP)) return;
  try {
    writeFileSync(AUTOGROUP, `${nice}`);
  } catch (error) {
    const code = errnoCodeOf(error);
    if (code === undefined) throw error;
    throw KernelError.of(code, 'set nice value of session', `${nice}`);
  }
}
