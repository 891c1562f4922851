import type { Sysctls } from '../kernel.ts';

export function fakeSysctls(values: Map<string, number>): Sysctls {
  return {
    read: (name) => values.get(name),
    write: (name, value) => void values.set(name, value),
  };
}
