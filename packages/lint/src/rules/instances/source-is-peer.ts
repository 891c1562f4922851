import type { Rule } from '../../rule.ts';

export const sourceIsPeer: Rule = {
  code: 'KL108',
  name: 'source-is-peer',
  severity: 'warning',
  summary: 'unicast source among its own peers',
  *check({ config }) {
    for (const { name, src_ip, unicast_peer } of config.vrrp_instances) {
      for (const { address, span } of unicast_peer) {
        if (address !== src_ip) continue;
        yield {
          span,
          message: `'${name}' sends from ${address}: it would send its adverts to itself, too`,
          hint: 'name the addresses of the other routers only',
        };
      }
    }
  },
};
