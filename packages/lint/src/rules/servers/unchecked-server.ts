import type { VirtualServer } from '@kaconf/config';
import { remembered } from '../../remembered.ts';
import type { Rule } from '../../rule.ts';
import { isChecked } from '../../servers.ts';

export const uncheckedServer: Rule = {
  code: 'KL502',
  name: 'unchecked-server',
  severity: 'warning',
  summary: 'real server without a checker among others with one',
  *check({ config }) {
    for (const { address, span } of config.virtual_servers.flatMap(uncheckedOf)) {
      yield {
        span,
        message: `nothing checks ${address}: it gets connections though it is down`,
        hint: 'give it the checker that the others of the service have',
      };
    }
  },
};

const uncheckedOf = remembered(({ real_server }: VirtualServer) =>
  real_server.some(isChecked) ? real_server.filter((server) => !isChecked(server)) : [],
);
