import type { ProcessCalls, Resource, ResourceLimit } from '../processes.ts';
import type { FakeSignals } from './fake-signals.ts';
import type { Refusals } from './refusals.ts';

export interface ProcessCall {
  readonly call: keyof ProcessCalls;
  readonly argument?: string | number | readonly number[] | undefined;
}

const UNLIMITED: ResourceLimit = { soft: Number.POSITIVE_INFINITY, hard: Number.POSITIVE_INFINITY };

const SIGXCPU = 24;
/** The CPUs of this machine. */
const CPUS: readonly number[] = [0, 1, 2, 3];

/** Notes what was asked for and grants it, unless a test has ordered otherwise. */
export function fakeProcess(calls: ProcessCall[], signals: FakeSignals, refusals: Refusals): ProcessCalls {
  const limits = new Map<Resource, ResourceLimit>();
  return {
    setName: (name) => calls.push({ call: 'setName', argument: name }),
    signalOnParentDeath: (signal) => calls.push({ call: 'signalOnParentDeath', argument: signal }),
    keepInMemory: (keep) => calls.push({ call: 'keepInMemory', argument: `${keep}` }),
    releaseMemory: () => calls.push({ call: 'releaseMemory' }),
    setNice: (nice) => {
      refusals.check('set nice value', `${nice}`);
      calls.push({ call: 'setNice', argument: nice });
    },
    setSlice: (slice) => calls.push({ call: 'setSlice', argument: slice }),
    setSessionNice: (nice) => calls.push({ call: 'setSessionNice', argument: nice }),
    affinity: () => CPUS,
    setAffinity: (cpus) => {
      refusals.check('set CPU affinity', `to ${cpus.join(', ')}`);
      calls.push({ call: 'setAffinity', argument: cpus });
    },
    setRealtimePriority: (priority) => {
      refusals.check('set realtime priority', `${priority ?? 0}`);
      calls.push({ call: 'setRealtimePriority', argument: priority });
    },
    onRealtimeLimit: (reached) => signals.listen(SIGXCPU, reached),
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
    inNetworkNamespace: (name, work) => {
      refusals.check('enter network namespace', name);
      calls.push({ call: 'inNetworkNamespace', argument: name });
      return work();
    },
  };
}
