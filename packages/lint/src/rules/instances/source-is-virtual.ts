import { addressesOf, OWNER } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const sourceIsVirtual: Rule = {
  code: 'KL110',
  name: 'source-is-virtual',
  severity: 'error',
  summary: 'unicast from a virtual address',
  *check({ config }) {
    for (const instance of config.vrrp_instances) {
      const { name, src_ip, priority, unicast_peer, spans, span } = instance;
      if (priority === OWNER || unicast_peer.length === 0) continue;
      if (!addressesOf(instance).some(({ prefix }) => prefix.address === src_ip)) continue;
      yield {
        span: spans.unicast_src_ip ?? spans.mcast_src_ip ?? span,
        message: `'${name}' sends from ${src_ip}, which only a master has, and hears nobody without it`,
        hint: 'send from an address that this machine always has',
      };
    }
  },
};
