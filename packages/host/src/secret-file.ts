import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SecretFile } from '@kaconf/config';

const OTHERS = 0o077;

/** Without the ends of its lines, which editors add. */
export function readSecret(path: string, limit: number): SecretFile | undefined {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const buffer = Buffer.alloc(limit);
    const length = readSync(fd, buffer);
    return {
      text: length < limit ? buffer.toString('utf8', 0, length).replace(/[\r\n]+$/, '') : undefined,
      isOpenToOthers: (fstatSync(fd).mode & OTHERS) !== 0,
    };
  } finally {
    closeSync(fd);
  }
}
