import { KernelError } from '@kaconf/kernel';
import type { Log } from '../logging/logger.ts';

/** What passes by itself: no descriptors of this process or of the machine, no memory, no room for another process. */
const PASSING: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EAGAIN']);

const PAUSE_MS = 1000;

/** What the machine has none of just now. The process goes on with what it has, and tries again after a pause. */
export class Shortage {
  readonly #log: Pick<Log, 'error' | 'info'>;
  readonly #tryAgain: () => void;
  /** Since there was enough of everything: the same is not said each second. */
  readonly #said = new Set<string>();
  #pause: NodeJS.Timeout | undefined;

  /** @param tryAgain everything that may have failed, since one may have what another one gives back */
  constructor(log: Pick<Log, 'error' | 'info'>, tryAgain: () => void) {
    this.#log = log;
    this.#tryAgain = tryAgain;
  }

  /** @returns undefined, and says so, when it cannot be done now for want of that; then it is tried again */
  attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof KernelError && this.explains(error)) return undefined;
      throw error;
    }
  }

  /** @returns whether something is refused for want of that: then it has been said, and is tried again */
  explains(refusal: KernelError): boolean {
    if (!isShortage(refusal)) return false;
    if (!this.#said.has(refusal.message)) this.#log.error(`${refusal.message}, trying again`);
    this.#said.add(refusal.message);
    this.#pause ??= setTimeout(() => this.#again(), PAUSE_MS);
    return true;
  }

  close(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  #again(): void {
    this.#pause = undefined;
    this.#tryAgain();
    if (this.#pause !== undefined) return;
    this.#said.clear();
    this.#log.info('What was refused for want of descriptors or memory is there now');
  }
}

export function isShortage({ code }: KernelError): boolean {
  return PASSING.has(code);
}
