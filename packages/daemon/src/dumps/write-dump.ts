import { rename, rm, writeFile } from 'node:fs/promises';
import type { Log } from '../logging/logger.ts';

export interface Dump {
  readonly path: string;
  readonly text: string;
  /** Before the umask. */
  readonly mode: number;
}

/**
 * A file that is there as a whole or not at all, and that nobody has prepared for us: anybody may make links in /tmp.
 * Resolves also when it cannot be written, which the log tells.
 */
export async function writeDump({ path, text, mode }: Dump, log: Log): Promise<void> {
  const temporary = `${path}${Math.random().toString(36).slice(2, 8)}`;
  try {
    await writeFile(temporary, text, { flag: 'wx', mode });
    await rename(temporary, path);
  } catch (error) {
    const { errno = 0, message } = error as NodeJS.ErrnoException;
    log.info(`Can't open dump file ${path} (${-errno}: ${message})`);
    await rm(temporary, { force: true });
  }
}
