import type { Rule } from '../../rule.ts';
import { isSameEndpoint } from '../../servers.ts';

export const sorryAmongReal: Rule = {
  code: 'KL501',
  name: 'sorry-among-real',
  severity: 'warning',
  summary: 'sorry server that is a real server',
  *check({ config }) {
    for (const { sorry_server: sorry, real_server, spans, span } of config.virtual_servers) {
      if (sorry === undefined || !real_server.some((real) => isSameEndpoint(real, sorry))) continue;
      yield {
        span: spans.sorry_server ?? span,
        message: `${sorry.address} is one of the real servers: when it serves for the others, it has perhaps failed itself`,
        hint: 'name a server that does nothing else',
      };
    }
  },
};
