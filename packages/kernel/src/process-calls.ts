import type { Addon } from './addon.ts';
import { attempt } from './kernel-error.ts';
import type { ProcessCalls } from './processes.ts';
import { resourceLimits } from './resource-limits.ts';

const NORMAL = 0;

export function processCalls(addon: Addon): ProcessCalls {
  return {
    ...resourceLimits(addon),
    setName: (name) => attempt('name process', name, () => addon.setName(name)),
    signalOnParentDeath: (signal) =>
      attempt('ask for signal', `${signal} on the parent's death`, () => addon.signalOnParentDeath(signal)),
    lockMemory: () => attempt('lock', 'memory', () => addon.lockMemory()),
    setRealtimePriority: (priority = NORMAL) =>
      attempt('set realtime priority', `${priority}`, () => addon.setScheduler(priority)),
    lockFile: (fd) => attempt('lock file', `descriptor ${fd}`, () => addon.lockFile(fd)),
    enterNetworkNamespace: (name) =>
      attempt('enter network namespace', name, () => addon.enterNetworkNamespace(`/run/netns/${name}`)),
  };
}
