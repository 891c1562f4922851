import { readFileSync, writeFileSync } from 'node:fs';
import { errnoCodeOf } from './errno.ts';
import type { Sysctls } from './kernel.ts';
import { KernelError } from './kernel-error.ts';

const FOLDER = '/proc/sys';

export const sysctls: Sysctls = {
  read(name) {
    try {
      const value = Number.parseInt(readFileSync(`${FOLDER}/${name}`, 'latin1'), 10);
      return Number.isNaN(value) ? undefined : value;
    } catch (error) {
      if (errnoCodeOf(error) === undefined) throw error;
      return undefined;
    }
  },
  write(name, value) {
    try {
      writeFileSync(`${FOLDER}/${name}`, `${value}`);
    } catch (error) {
      const code = errnoCodeOf(error);
      if (code === undefined) throw error;
      throw KernelError.of(code, 'write sysctl', name);
    }
  },
};
