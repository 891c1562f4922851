import { planRouter } from '@kaconf/vrrp';
import type { Loaded } from '../config-test/load-config.ts';
import type { Separate } from '../dumps/dump-files.ts';
import { dumpSettings } from '../dumps/dump-settings.ts';
import type { VrrpConfiguration } from '../messages.ts';
import { vrrpProcessSettings } from '../processes/process-settings.ts';

/** What a configuration says to the VRRP child. */
export function vrrpConfiguration(loaded: Loaded, separate: Separate): VrrpConfiguration {
  const { config, resolveScript, surroundings } = loaded;
  const plan = planRouter(config, resolveScript, surroundings);
  const dumps = dumpSettings(loaded, plan, separate);
  return { plan, process: vrrpProcessSettings(config.global_defs), dumps };
}
