import type { Addon } from './addon.ts';
import { attempt } from './kernel-error.ts';
import type { Scheduling } from './processes.ts';

const NORMAL = 0;

export function scheduling(addon: Addon): Scheduling {
  return {
    setNice: (nice) => attempt('set nice value', `${nice}`, () => addon.setNice(nice)),
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
