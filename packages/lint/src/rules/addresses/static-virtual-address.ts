import { addressesOf, OWNER } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const staticVirtualAddress: Rule = {
  code: 'KL402',
  name: 'static-virtual-address',
  severity: 'error',
  summary: 'virtual address that is static, too',
  *check({ config }) {
    if (config.static_ipaddress.length === 0) return;
    const fixed = new Set(config.static_ipaddress.map(({ prefix }) => prefix.address));
    for (const instance of config.vrrp_instances) {
      if (instance.priority === OWNER) continue;
      for (const { prefix, text, span } of addressesOf(instance)) {
        if (!fixed.has(prefix.address)) continue;
        yield {
          span,
          message: `static_ipaddress adds ${text} here, whoever is the master of '${instance.name}'`,
          hint: 'take it out of static_ipaddress',
        };
      }
    }
  },
};
