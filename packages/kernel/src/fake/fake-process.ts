import type { ProcessCalls, Resource, ResourceLimit } from '../processes.ts';

export interface ProcessCall {
  readonly call: keyof ProcessCalls;
  readonly argument?: string | number | undefined;
}

const UNLIMITED: ResourceLimit = { soft: Number.POSITIVE_INFINITY, hard: Number.POSITIVE_INFINITY };

/** Notes what was asked for and grants it. */
export function fakeProcess(calls: ProcessCall[]): ProcessCalls {
  const limits = new Map<Resource, ResourceLimit>();
  return {
    setName: (name) => calls.push({ call: 'setName', argument: name }),
    signalOnParentDeath: (signal) => calls.push({ call: 'signalOnParentDeath', argument: signal }),
    lockMemory: () => calls.push({ call: 'lockMemory' }),
    setRealtimePriority: (priority) => calls.push({ call: 'setRealtimePriority', argument: priority }),
    resourceLimit: (resource) => limits.get(resource) ?? UNLIMITED,
    setResourceLimit: (resource, limit) => {
      limits.set(resource, limit);
      calls.push({ call: 'setResourceLimit', argument: resource });
    },
    lockFile: (fd) => {
      calls.push({ call: 'lockFile', argument: fd });
      return true;
    },
    enterNetworkNamespace: (name) => calls.push({ call: 'enterNetworkNamespace', argument: name }),
  };
}
