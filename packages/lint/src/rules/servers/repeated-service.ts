import type { VirtualServer } from '@kaconf/config';
import { remembered } from '../../remembered.ts';
import type { Rule } from '../../rule.ts';
import { serviceText } from '../../servers.ts';

export const repeatedService: Rule = {
  code: 'KL508',
  name: 'repeated-service',
  severity: 'warning',
  summary: 'two virtual servers that are the same service',
  *check({ config }) {
    const seen = new Set<string>();
    for (const server of config.virtual_servers) {
      const { what, key } = identify(server);
      if (seen.has(key)) {
        yield {
          span: server.span,
          message: `there is a virtual server for ${what} already`,
          hint: 'put the real servers into one of the two',
        };
      }
      seen.add(key);
    }
  },
};

const identify = remembered(({ service, protocol, family }: VirtualServer) => {
  const what = protocol === undefined ? serviceText(service) : `${serviceText(service)} over ${protocol}`;
  return { what, key: `${what} ${family}` };
});
