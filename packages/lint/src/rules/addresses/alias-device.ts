import { addressesOf } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const aliasDevice: Rule = {
  code: 'KL406',
  name: 'alias-device',
  severity: 'error',
  summary: 'address on a label',
  *check({ config: { static_ipaddress, vrrp_instances } }) {
    for (const { dev, label, text, span } of [...static_ipaddress, ...vrrp_instances.flatMap(addressesOf)]) {
      if (!dev?.includes(':') || label !== undefined) continue;
      const device = dev.slice(0, dev.indexOf(':'));
      yield {
        span,
        message: `'${dev}' is a label: there is no such interface`,
        hint: `write '${text} dev ${device} label ${dev}'`,
      };
    }
  },
};
