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

  /** Resolves when it has been taken up or refused. */
  async attempt(): Promise<void> {
    const { log, reloads } = this.#needs;
    // Without descriptors or without a disk there is no reading: the daemon goes on with what it knows.
    await this.#attempt().catch((error: Error) => {
      log.error(`The new configuration cannot be read, the old one goes on: ${reasonOf(error)}`);
    });
    giveMemoryBackAtRest(linuxKernel().process);
    reloads.goOn();
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

  async #attempt(): Promise<void> {
    const { identity, log, takeUp } = this.#needs;
    const loaded = await this.#load();
    if (loaded === undefined) return;
    if (loaded.verdict === 'fatal' || !identity.allows(loaded.config, log)) {
      log.error('The new configuration is refused, the old one goes on');
      return;
    }
    takeUp(loaded);
  }

  /** Undefined when it does not pass the test that the one before asks for. */
  async #load(): Promise<Loaded | Refused | undefined> {
    const { reloads, log, load } = this.#needs;
    if (!reloads.passes()) return undefined;
    log.info('Reloading ...');
    return reloads.reading(load);
  }
}

/** Of a bug of ours also where it is. */
function reasonOf(error: Error): string {
  return 'errno' in error ? error.message : (error.stack ?? error.message);
}
