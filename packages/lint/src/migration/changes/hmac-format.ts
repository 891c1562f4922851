import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';

export const hmacFormat: Change = {
  since: '2.4.2',
  kind: 'changed',
  severity: 'warning',
  *find(written) {
    for (const { word, statement, inside } of written) {
      if (word !== 'auth_hmac' || inside !== 'vrrp_instance') continue;
      yield {
        span: spanOfWords(statement),
        message: "'auth_hmac' is another on the wire than in 2.4.0 and 2.4.1",
        hint: 'have 2.4.2 or later on all nodes; meanwhile mode receive-only, then permissive',
      };
    }
  },
};
