import { type IpAddress, isMulticast } from '@kaconf/net';
import type { Rule } from '../../rule.ts';
import { serversThat } from '../../servers.ts';

const withoutAddress = serversThat(({ address }) => isAny(address) || isMulticast(address));

export const noServerAddress: Rule = {
  code: 'KL513',
  name: 'no-server-address',
  severity: 'error',
  summary: 'real server without an address of its own',
  *check({ config }) {
    for (const { address, span } of withoutAddress(config)) {
      yield {
        span,
        message: `${address} is the address of ${isAny(address) ? 'any host' : 'a group'}, not of a server`,
        hint: 'write the address of the server',
      };
    }
  },
};

function isAny(address: IpAddress): boolean {
  return address === '0.0.0.0' || address === '::';
}
