import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';

export const dbusDenied: Change = {
  since: '2.4.0',
  kind: 'changed',
  severity: 'warning',
  *find(written) {
    for (const { word, statement, inside } of written) {
      if (word !== 'enable_dbus' || inside !== 'global_defs') continue;
      yield {
        span: spanOfWords(statement),
        message: 'D-Bus denies everybody the methods unless a policy allows them',
        hint: 'add a policy for whoever calls them to /etc/dbus-1/system.d',
      };
    }
  },
};
