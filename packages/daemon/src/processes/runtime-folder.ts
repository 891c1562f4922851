import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** /run/keepalived is not there after a boot. Step by step: Node's `recursive` never returns from below /proc. */
export function makeRuntimeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    makeRuntimeFolder(dirname(path));
    mkdirSync(path);
  }
}
