import { strictWithoutAccept } from '../../rules/instances/strict-without-accept.ts';
import type { Change } from '../change.ts';

export const strictBehindFirewall: Change = {
  since: '2.0.11',
  kind: 'changed',
  severity: 'warning',
  *find(_, parsed) {
    for (const { span, message, hint } of strictWithoutAccept.check(parsed)) {
      yield { span, message: `also where firewalld accepts them, ${message}`, ...(hint && { hint }) };
    }
  },
};
