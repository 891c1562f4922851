import { OWNER } from '../../instances.ts';
import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn } from './instances.ts';

export const ownerWithNopreempt: Change = {
  since: '2.0.0',
  kind: 'changed',
  severity: 'error',
  *find(written, { config: { vrrp_instances } }) {
    for (const { name, said } of instancesIn(written)) {
      const nopreempt = said('nopreempt');
      const isOwner = vrrp_instances.some((it) => it.name === name && it.priority === OWNER);
      if (nopreempt === undefined || !isOwner) continue;
      yield {
        span: spanOfWords(nopreempt),
        message: `'nopreempt' of '${name}' is ignored, as its priority is 255`,
        hint: 'take it away, or write a priority of 254 or less',
      };
    }
  },
};
