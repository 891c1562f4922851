import type { Rule } from '../../rule.ts';

export const slowInterfaceDelay: Rule = {
  code: 'KL111',
  name: 'slow-interface-delay',
  severity: 'warning',
  summary: 'interface delay that outlasts the master-down timer',
  *check({ config }) {
    for (const {
      name,
      interface: device,
      advert_int,
      down_timer_adverts,
      spans,
      span,
    } of config.vrrp_instances) {
      const limit = (down_timer_adverts - 1) * advert_int;
      const delay = config.interface_up_down_delays.find((it) => it.interface === device);
      if (delay === undefined || delay.down < limit) continue;
      yield {
        span: spans.interface ?? span,
        message: `while ${device} is down for ${delay.down / 1e6} s, '${name}' takes itself for the master before that counts`,
        hint: `delays below ${limit / 1e6} s are short enough for its adverts`,
      };
    }
  },
};
