import { planSessions } from '@kaconf/bfd';
import type { Loaded } from '../config-test/load-config.ts';
import { dumpFiles, type Separate } from '../dumps/dump-files.ts';
import type { BfdConfiguration } from '../messages.ts';
import { ownSettings } from '../processes/process-settings.ts';

/**
 * What a configuration says to the BFD child.
 *
 * @param isTracked whether there is a VRRP child to tell
 * @param globalText what is told of `global_defs` where that is written down
 */
export function bfdConfiguration(
  { config }: Loaded,
  separate: Separate,
  isTracked: boolean,
  globalText: readonly string[],
): BfdConfiguration {
  const { global_defs: globals } = config;
  const plan = planSessions(config, isTracked);
  return {
    plan,
    process: ownSettings('bfd', globals),
    dataFile: dumpFiles(globals, separate).bfdData,
    saves: { folder: globals.config_save_dir, globals: globalText },
  };
}
