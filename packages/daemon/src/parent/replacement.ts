import { linuxKernel } from '@kaconf/kernel';
import type { Loaded, Refused } from '../config-test/load-config.ts';
import type { Preview } from '../control/protocol.ts';
import { giveMemoryBackAtRest } from '../give-memory-back.ts';
import type { Log } from '../logging/logger.ts';
import type { VrrpConfiguration } from '../messages.ts';
import type { Options } from '../options/options.ts';
import type { Identity } from './identity.ts';
import type { Reloads } from './reloads.ts';
import { vrrpConfiguration } from './vrrp-configuration.ts';

export interface ReplacementNeeds {
  readonly options: Options;
  readonly identity: Identity;
  readonly reloads: Reloads;
  readonly log: Log;
  load(): Promise<Loaded | Refused>;
  /** The daemon goes by it from here on. */
  takeUp(loaded: Loaded): void;
  /** What the VRRP process was told last; undefined when there is none. */
  current(): VrrpConfiguration | undefined;
}

/** A new configuration in the place of the one that runs. One that the daemon could not be started from changes nothing. */
export class Replacement {
  readonly #needs: ReplacementNeeds;

  constructor(needs: ReplacementNeeds) {
    this.#needs = needs;
  }

  /** Resolves when it has been taken up, or with the first that is to be said of why it has been refused. */
  async attempt(): Promise<string | undefined> {
    const { log, reloads } = this.#needs;
    // Without descriptors or without a disk there is no reading: the daemon goes on with what it knows.
    const refusal = await this.#attempt().catch((error: Error) => {
      log.error(`The new configuration cannot be read, the old one goes on: ${reasonOf(error)}`);
      return error.message;
    });
    giveMemoryBackAtRest(linuxKernel().process);
    reloads.goOn();
    return refusal;
  }

  /** What it would do. */
  async preview(): Promise<Preview> {
    const { options, identity, reloads, current } = this.#needs;
    const { previewReload } = await import('../control/preview.ts');
    const preview = previewReload({
      options,
      isTested: reloads.areTested,
      current: current(),
      allows: (config, log) => identity.allows(config, log),
      configurationOf: (loaded) => vrrpConfiguration(loaded, identity),
    });
    giveMemoryBackAtRest(linuxKernel().process);
    return preview;
  }

  async #attempt(): Promise<string | undefined> {
    const { reloads, log, load, takeUp } = this.#needs;
    if (!reloads.passes()) return 'it does not pass its test';
    log.info('Reloading ...');
    const loaded = await reloads.reading(load);
    const [refusal] = this.#refusals(loaded);
    if (loaded.verdict === 'runs' && refusal === undefined) takeUp(loaded);
    else log.error('The new configuration is refused, the old one goes on');
    return refusal;
  }

  /** The first line of what is logged of a configuration is its name. */
  #refusals(loaded: Loaded | Refused): readonly string[] {
    const { identity, log } = this.#needs;
    if (loaded.verdict === 'fatal') return [...loaded.lines.slice(1), ...loaded.lines];
    const reasons: string[] = [];
    identity.allows(loaded.config, { info: (text) => reasons.push(text) });
    for (const reason of reasons) log.info(reason);
    return reasons;
  }
}

/** Of a bug of ours also where it is. */
function reasonOf(error: Error): string {
  return 'errno' in error ? error.message : (error.stack ?? error.message);
}
