import { familyOf } from '@kaconf/net';
import type { Rule } from '../../rule.ts';

export const excludedBesideMacvlan: Rule = {
  code: 'KL405',
  name: 'excluded-beside-macvlan',
  severity: 'note',
  summary: 'excluded address that is not on the macvlan',
  *check({ config }) {
    for (const instance of config.vrrp_instances) {
      const {
        name,
        family,
        interface: device,
        use_vmac,
        use_vmac_addr,
        virtual_ipaddress_excluded,
      } = instance;
      if (use_vmac === undefined || use_vmac_addr) continue;
      for (const { prefix, text, dev = device, use_vmac: hasOwn, span } of virtual_ipaddress_excluded) {
        if (hasOwn || familyOf(prefix.address) === family || dev !== device) continue;
        yield {
          span,
          message: `${text} is on ${device} with the MAC address of that: the macvlan of '${name}' is for IPv${family}`,
          hint: 'add use_vmac behind it, or use_vmac_addr to the instance',
        };
      }
    }
  },
};
