import { addressesOf } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const peerIsVirtual: Rule = {
  code: 'KL109',
  name: 'peer-is-virtual',
  severity: 'error',
  summary: 'unicast peer that is a virtual address',
  *check({ config }) {
    for (const instance of config.vrrp_instances) {
      if (instance.unicast_peer.length === 0) continue;
      const moving = new Set(addressesOf(instance).map(({ prefix }) => prefix.address));
      for (const { address, span } of instance.unicast_peer) {
        if (!moving.has(address)) continue;
        yield {
          span,
          message: `${address} moves with '${instance.name}': a master would send its adverts to itself`,
          hint: 'name the own address of the other router',
        };
      }
    }
  },
};
