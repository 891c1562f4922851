import { planRouter } from '@kaconf/vrrp';
import type { Loaded } from '../config-test/load-config.ts';
import { dumpFiles, type Separate } from '../dumps/dump-files.ts';
import type { VrrpConfiguration } from '../messages.ts';
import { vrrpProcessSettings } from '../processes/process-settings.ts';

/** What a configuration says to the VRRP child. */
export function vrrpConfiguration(
  { config, resolveScript, surroundings }: Loaded,
  separate: Separate,
): VrrpConfiguration {
  const plan = planRouter(config, resolveScript, surroundings);
  const files = dumpFiles(config.global_defs, separate);
  return { plan, process: vrrpProcessSettings(config.global_defs), dumps: { files } };
}
