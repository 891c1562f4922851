import type { Addon } from './addon.ts';
import { attempt } from './kernel-error.ts';
import type { ProcessCalls, Resource } from './processes.ts';

/** RLIMIT_* on x86-64 and arm64. */
const numbers = { core: 4, nofile: 7, rttime: 15 } as const satisfies Record<Resource, number>;

export function resourceLimits(addon: Addon): Pick<ProcessCalls, 'resourceLimit' | 'setResourceLimit'> {
  return {
    resourceLimit: (resource) => {
      const [soft, hard] = attempt('get limit', resource, () => addon.getLimit(numbers[resource]));
      return { soft, hard };
    },
    setResourceLimit: (resource, { soft, hard }) =>
      attempt('set limit', `${resource} to ${soft} of ${hard}`, () =>
        addon.setLimit(numbers[resource], soft, hard),
      ),
  };
}
