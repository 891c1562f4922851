import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn, saidBy } from './instances.ts';

export const masterWithPreemptDelay: Change = {
  since: '2.0.0',
  kind: 'changed',
  severity: 'error',
  *find(written) {
    for (const { name, said } of instancesIn(written)) {
      const delay = said('preempt_delay');
      if (delay === undefined || Number(saidBy(delay)) === 0 || saidBy(said('state')) !== 'MASTER') continue;
      yield {
        span: spanOfWords(delay),
        message: `'preempt_delay' of '${name}' is ignored, as its state is MASTER`,
        hint: 'write state BACKUP, or take preempt_delay away',
      };
    }
  },
};
