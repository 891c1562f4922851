import { type Listeners, planSessions } from '@kaconf/bfd';
import type { RouterPlan } from '@kaconf/vrrp';
import type { Loaded } from '../config-test/load-config.ts';
import { dumpFiles, type Separate } from '../dumps/dump-files.ts';
import { globalSubject } from '../dumps/dump-settings.ts';
import { globalsText } from '../dumps/globals-text.ts';
import type { BfdConfiguration } from '../messages.ts';
import { ownSettings } from '../processes/process-settings.ts';

/**
 * What a configuration says to the BFD child.
 *
 * @param router that of the same configuration
 */
export function bfdConfiguration(
  loaded: Loaded,
  router: RouterPlan,
  separate: Separate,
  listeners: Listeners,
): BfdConfiguration {
  const { global_defs: globals } = loaded.config;
  return {
    plan: planSessions(loaded.config, listeners),
    process: ownSettings('bfd', globals),
    dataFile: dumpFiles(globals, separate).bfdData,
    saveFolder: globals.config_save_dir,
    globals: globalsText(globalSubject(loaded, router, separate), 'bfd'),
  };
}
