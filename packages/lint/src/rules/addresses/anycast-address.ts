import { isIPv6, networkOf } from '@kaconf/net';
import { addressesOf } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

/** Of a point-to-point link, where all addresses are hosts (RFC 6164). */
const SHORTEST_LINK = 127;

export const anycastAddress: Rule = {
  code: 'KL407',
  name: 'anycast-address',
  severity: 'warning',
  summary: 'address of all routers of the subnet',
  *check({ config }) {
    for (const { prefix, text, span } of config.vrrp_instances.flatMap(addressesOf)) {
      const { address, length } = prefix;
      if (!isIPv6(address) || length >= SHORTEST_LINK || networkOf(prefix).address !== address) continue;
      yield {
        span,
        message: `every router of the subnet has ${text} by itself (RFC 4291 section 2.6.1)`,
        hint: 'write an address whose last bits are not all zero',
      };
    }
  },
};
