import { fullLength, isLinkLocal } from '@kaconf/net';
import type { Rule } from '../../rule.ts';

export const widePrefixOnVmac: Rule = {
  code: 'KL404',
  name: 'wide-prefix-on-vmac',
  severity: 'note',
  summary: 'subnet on a macvlan',
  *check({ config }) {
    for (const { interface: device, use_vmac, virtual_ipaddress } of config.vrrp_instances) {
      if (use_vmac === undefined) continue;
      const wide = virtual_ipaddress.find(
        ({ prefix: { address, length }, dev = device, noprefixroute }) =>
          dev === device && length < fullLength(address) && !isLinkLocal(address) && !noprefixroute,
      );
      if (wide === undefined) continue;
      const { address } = wide.prefix;
      yield {
        span: wide.span,
        message: `the macvlan gets a route to the whole subnet of ${wide.text}, beside that of ${device} if it has an address there`,
        hint: `${address}/${fullLength(address)} has no route of its own`,
      };
    }
  },
};
