import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn, saidBy } from './instances.ts';

const OFF = new Set(['off', 'no', 'false']);

export const strictUnicast: Change = {
  since: '2.4.0',
  kind: 'changed',
  severity: 'error',
  *find(written) {
    const everybody = written.some(({ word, inside }) => word === 'vrrp_strict' && inside === 'global_defs');
    for (const { name, said } of instancesIn(written)) {
      const mode = said('strict_mode');
      const isStrict = mode === undefined ? everybody : !OFF.has(saidBy(mode) ?? '');
      const peers = said('unicast_peer');
      if (!isStrict || peers === undefined) continue;
      yield {
        span: spanOfWords(peers),
        message: `'${name}' does not start: strict mode forbids unicast`,
        hint: "write 'strict_mode off' there, or leave vrrp_strict out",
      };
    }
  },
};
