import { isMulticast } from '@kaconf/net';
import type { Rule } from '../../rule.ts';
import { realServersOf } from '../../servers.ts';

export const noServerAddress: Rule = {
  code: 'KL513',
  name: 'no-server-address',
  severity: 'error',
  summary: 'real server without an address of its own',
  *check({ config }) {
    for (const { address, span } of realServersOf(config)) {
      const isAny = address === '0.0.0.0' || address === '::';
      if (!isAny && !isMulticast(address)) continue;
      yield {
        span,
        message: `${address} is the address of ${isAny ? 'any host' : 'a group'}, not of a server`,
        hint: 'write the address of the server',
      };
    }
  },
};
