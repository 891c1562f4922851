import type { Rule } from '../../rule.ts';
import { isChecked } from '../../servers.ts';

export const uncheckedServer: Rule = {
  code: 'KL502',
  name: 'unchecked-server',
  severity: 'warning',
  summary: 'real server without a checker among others with one',
  *check({ config }) {
    for (const { real_server } of config.virtual_servers) {
      if (!real_server.some(isChecked)) continue;
      for (const server of real_server) {
        if (isChecked(server)) continue;
        yield {
          span: server.span,
          message: `nothing checks ${server.address}: it gets connections though it is down`,
          hint: 'give it the checker that the others of the service have',
        };
      }
    }
  },
};
