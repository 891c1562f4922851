import { isMulticast } from '@kaconf/net';
import type { Rule } from '../../rule.ts';

const NOBODY = /^(?:127\.|0\.0\.0\.0$|::1?$)/;

export const noPeerAddress: Rule = {
  code: 'KL118',
  name: 'no-peer-address',
  severity: 'error',
  summary: 'unicast peer that is no other router',
  *check({ config }) {
    for (const { address, span } of config.vrrp_instances.flatMap(({ unicast_peer }) => [...unicast_peer])) {
      if (!isMulticast(address) && !NOBODY.test(address)) continue;
      yield {
        span,
        message: `${address} is not the address of another router`,
        hint: isMulticast(address)
          ? 'leave unicast_peer out: multicast is the default'
          : 'name its own address',
      };
    }
  },
};
