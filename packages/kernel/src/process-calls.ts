import type { Addon } from './addon.ts';
import { attempt } from './kernel-error.ts';
import { inNamespace } from './netlink/in-namespace.ts';
import type { ProcessCalls } from './processes.ts';
import { resourceLimits } from './resource-limits.ts';
import { scheduling } from './scheduling.ts';

export function processCalls(addon: Addon): ProcessCalls {
  return {
    ...resourceLimits(addon),
    ...scheduling(addon),
    setName: (name) => attempt('name process', name, () => addon.setName(name)),
    signalOnParentDeath: (signal) =>
      attempt('ask for signal', `${signal} on the parent's death`, () => addon.signalOnParentDeath(signal)),
    keepInMemory: (keep) =>
      attempt(keep ? 'lock' : 'unlock', 'memory', () => (keep ? addon.lockMemory() : addon.unlockMemory())),
    releaseMemory: () => addon.releaseMemory(),
    lockFile: (fd) => attempt('lock file', `descriptor ${fd}`, () => addon.lockFile(fd)),
    enterNetworkNamespace: (name) =>
      attempt('enter network namespace', name, () => addon.enterNetworkNamespace(`/run/netns/${name}`)),
    inNetworkNamespace: (name, work) => {
      const path = name === '' ? '/proc/1/ns/net' : `/run/netns/${name}`;
      return attempt('enter network namespace', name || path, () => inNamespace(addon, path, work));
    },
  };
}
