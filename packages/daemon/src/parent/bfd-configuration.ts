import { planSessions } from '@kaconf/bfd';
import type { Loaded } from '../config-test/load-config.ts';
import type { BfdConfiguration } from '../messages.ts';
import { bfdProcessSettings } from '../processes/process-settings.ts';

/** What a configuration says to the BFD child. @param isTracked whether there is a VRRP child to tell */
export function bfdConfiguration({ config }: Loaded, isTracked: boolean): BfdConfiguration {
  return { plan: planSessions(config, isTracked), process: bfdProcessSettings(config.global_defs) };
}
