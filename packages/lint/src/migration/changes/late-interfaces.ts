import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn, saidBy } from './instances.ts';

/** Of networks that somebody makes, often after keepalived has started. */
const MADE =
  /^(?:tun|tap|wg|ppp|bond|team|vlan|br|gre|vti|ipsec|xfrm|vxlan|macvlan|docker|virbr)[-_\d]|\.\d+$/;

export const lateInterfaces: Change = {
  since: '2.0.0',
  kind: 'changed',
  severity: 'note',
  *find(written) {
    const isDynamic = written.some(
      ({ word, inside }) => word === 'dynamic_interfaces' && inside === 'global_defs',
    );
    if (isDynamic) return;
    const told = new Set<string>();
    for (const { said } of instancesIn(written)) {
      const statement = said('interface');
      const name = saidBy(statement) ?? '';
      if (statement === undefined || !MADE.test(name) || told.has(name)) continue;
      told.add(name);
      yield {
        span: spanOfWords(statement),
        message: `'${name}' has to be there when keepalived starts`,
        hint: "write 'dynamic_interfaces' into global_defs if it may come later",
      };
    }
  },
};
