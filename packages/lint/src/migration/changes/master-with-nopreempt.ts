import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn, saidBy } from './instances.ts';

export const masterWithNopreempt: Change = {
  since: '1.2.20',
  kind: 'changed',
  severity: 'error',
  *find(written) {
    for (const { name, said } of instancesIn(written)) {
      const nopreempt = said('nopreempt');
      if (nopreempt === undefined || saidBy(said('state')) !== 'MASTER') continue;
      yield {
        span: spanOfWords(nopreempt),
        message: `'nopreempt' of '${name}' is ignored, as its state is MASTER`,
        hint: 'write state BACKUP on all nodes, and nopreempt where the priority is higher',
      };
    }
  },
};
