import { familyOf } from '@kaconf/net';
import type { Rule } from '../../rule.ts';

export const excludedOnWrongMac: Rule = {
  code: 'KL405',
  name: 'excluded-on-wrong-mac',
  severity: 'warning',
  summary: 'macvlan of the other family',
  *check({ config }) {
    for (const instance of config.vrrp_instances) {
      const { name, family, use_vmac, use_vmac_addr, virtual_ipaddress_excluded } = instance;
      if (use_vmac === undefined || use_vmac_addr) continue;
      for (const { prefix, text, dev, use_vmac: hasOwn, span } of virtual_ipaddress_excluded) {
        if (
          hasOwn ||
          familyOf(prefix.address) === family ||
          (dev !== undefined && dev !== instance.interface)
        )
          continue;
        yield {
          span,
          message: `${text} gets the MAC address of IPv${family}, since it is on the macvlan of '${name}'`,
          hint: 'add use_vmac behind it, or use_vmac_addr to the instance',
        };
      }
    }
  },
};
