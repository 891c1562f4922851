import { addressesOf } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const aliasDevice: Rule = {
  code: 'KL406',
  name: 'alias-device',
  severity: 'error',
  summary: 'address on a label',
  *check({ config }) {
    for (const { dev, text, span } of [
      ...config.static_ipaddress,
      ...config.vrrp_instances.flatMap(addressesOf),
    ]) {
      if (!dev?.includes(':')) continue;
      const name = dev.slice(0, dev.indexOf(':'));
      yield {
        span,
        message: `'${dev}' is a label: there is no such interface`,
        hint: `write '${text} dev ${name} label ${dev}'`,
      };
    }
  },
};
