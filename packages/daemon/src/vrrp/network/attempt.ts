import { KernelError } from '@kaconf/kernel';
import type { Log } from '../../logging/logger.ts';

/**
 * Asks the kernel for something. One refusal keeps nothing else from being done: it is logged.
 * @param harmless errno codes that say that things are as they are wanted already
 */
export function attempt(log: Log, harmless: readonly string[], ask: () => void): void {
  try {
    ask();
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    if (!harmless.includes(error.code)) log.error(error.message);
  }
}
