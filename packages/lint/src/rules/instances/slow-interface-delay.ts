import type { VrrpInstance } from '@kaconf/config';
import type { Rule } from '../../rule.ts';

export const slowInterfaceDelay: Rule = {
  code: 'KL111',
  name: 'slow-interface-delay',
  severity: 'warning',
  summary: 'interface delay that outlasts the master-down timer',
  *check({ config }) {
    if (config.interface_up_down_delays.length === 0) return;
    const delays = new Map(config.interface_up_down_delays.map((it) => [it.interface, it]));
    for (const instance of config.vrrp_instances) {
      const { name, interface: device, spans, span } = instance;
      const delay = device === undefined ? undefined : delays.get(device);
      const longest = longestDelay(instance);
      if (delay === undefined || delay.down <= longest) continue;
      yield {
        span: spans.interface ?? span,
        message: `keepalived makes the delay of ${device} ${seconds(longest)}: with ${seconds(delay.down)} '${name}' would take itself for the master before that is over`,
        hint: longest === 0 ? 'leave the delay out' : `write ${seconds(longest)} or less`,
      };
    }
  },
};

/** In microseconds: what keepalived shortens longer ones to, an advert before the master-down timer. */
function longestDelay({ advert_int, down_timer_adverts }: VrrpInstance): number {
  return down_timer_adverts === 1 ? 0 : (down_timer_adverts - 1) * advert_int - Math.floor(advert_int / 256);
}

/** In whole milliseconds, rounded down. */
function seconds(micros: number): string {
  return `${Math.floor(micros / 1000) / 1000} s`;
}
