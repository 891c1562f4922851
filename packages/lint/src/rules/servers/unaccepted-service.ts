import { addressesOf } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const unacceptedService: Rule = {
  code: 'KL509',
  name: 'unaccepted-service',
  severity: 'error',
  summary: 'virtual server on an address that accepts nothing',
  *check({ config }) {
    const closed = new Map(
      config.vrrp_instances
        .filter(({ accept }) => !accept)
        .flatMap((it) => addressesOf(it).map(({ prefix }) => [prefix.address, it.name] as const)),
    );
    for (const { service, span } of config.virtual_servers) {
      const owner = service.type === 'address' ? closed.get(service.address) : undefined;
      if (owner === undefined) continue;
      yield {
        span,
        message: `'${owner}' has this address and accepts no packets to it`,
        hint: 'leave out no_accept or strict mode there, or add accept with version 3',
      };
    }
  },
};
