import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn } from './instances.ts';

export const unauthenticatedVersion3: Change = {
  since: '1.2.20',
  kind: 'changed',
  severity: 'warning',
  *find(written, { config: { vrrp_instances } }) {
    for (const { name, said } of instancesIn(written)) {
      const authentication = said('authentication');
      const isVersion3 = vrrp_instances.some((it) => it.name === name && it.version === 3);
      if (authentication === undefined || !isVersion3) continue;
      yield {
        span: spanOfWords(authentication),
        message: `the authentication of '${name}' is ignored: VRRP version 3 has none`,
        hint: 'take it away; from 2.4.2 on there is auth_hmac',
      };
    }
  },
};
