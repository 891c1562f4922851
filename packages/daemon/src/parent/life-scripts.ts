import type { Loaded } from '../config-test/load-config.ts';
import type { Log } from '../logging/logger.ts';
import { type LifeScript, lifeScript, runLifeScript } from './life-script.ts';

/** What runs before the children are started, and when they have ended. */
export class LifeScripts {
  readonly #log: Log;
  readonly #output: Log | undefined;
  #shutdown: LifeScript | undefined;

  /** @param output gets what they write; without it that is discarded */
  constructor(log: Log, output: Log | undefined) {
    this.#log = log;
    this.#output = output;
  }

  /** At the start and at each reload: the end is that of the newest configuration. */
  follow({ config, resolveScript }: Loaded): void {
    this.#shutdown = lifeScript('shutdown', config, resolveScript);
  }

  /** Resolves when the startup script has ended, or there is none. */
  async start({ config, resolveScript }: Loaded): Promise<void> {
    const startup = lifeScript('startup', config, resolveScript);
    if (startup) await runLifeScript(startup, this.#log, this.#output);
  }

  /** Resolves when the shutdown script has ended, or there is none. */
  async end(): Promise<void> {
    if (this.#shutdown) await runLifeScript(this.#shutdown, this.#log, this.#output);
  }
}
