import { addressesOf } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const unmovedService: Rule = {
  code: 'KL512',
  name: 'unmoved-service',
  severity: 'note',
  summary: 'virtual server on an address that nothing moves',
  *check({ config: { virtual_servers, vrrp_instances, static_ipaddress } }) {
    const added = [...static_ipaddress, ...vrrp_instances.flatMap(addressesOf)];
    const here = new Set<string>(added.map(({ prefix }) => prefix.address));
    const onAddresses = virtual_servers.flatMap(({ service, span }) =>
      service.type === 'address' ? [{ address: service.address, span }] : [],
    );
    // Where none is moved, something else does it.
    if (!onAddresses.some(({ address }) => here.has(address))) return;
    for (const { address, span } of onAddresses) {
      if (here.has(address)) continue;
      yield {
        span,
        message: `no instance has ${address}, as one has the address of another virtual server here`,
        hint: 'add it to virtual_ipaddress, if nothing else does',
      };
    }
  },
};
