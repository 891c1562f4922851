import type { ProcessCalls } from '../kernel.ts';

export interface ProcessCall {
  readonly call: keyof ProcessCalls;
  readonly argument?: string | number | undefined;
}

/** Notes what was asked for and grants it. */
export function fakeProcess(calls: ProcessCall[]): ProcessCalls {
  return {
    setName: (name) => calls.push({ call: 'setName', argument: name }),
    signalOnParentDeath: (signal) => calls.push({ call: 'signalOnParentDeath', argument: signal }),
    lockMemory: () => calls.push({ call: 'lockMemory' }),
    setRealtimePriority: (priority) => calls.push({ call: 'setRealtimePriority', argument: priority }),
    lockFile: (fd) => {
      calls.push({ call: 'lockFile', argument: fd });
      return true;
    },
    enterNetworkNamespace: (name) => calls.push({ call: 'enterNetworkNamespace', argument: name }),
  };
}
