import { OWNER } from '../../instances.ts';
import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn, saidBy } from './instances.ts';
import { isStrict } from './strictness.ts';

export const strictStates: Change = {
  since: '2.0.0',
  kind: 'changed',
  severity: 'error',
  *find(written, { config: { vrrp_instances } }) {
    for (const instance of instancesIn(written).filter((it) => isStrict(it, written))) {
      const { name, said } = instance;
      const state = said('state');
      const priority = vrrp_instances.find((it) => it.name === name)?.priority;
      if (state === undefined || priority === undefined) continue;
      const strict = priority === OWNER ? 'MASTER' : 'BACKUP';
      if (saidBy(state) === strict) continue;
      yield {
        span: spanOfWords(state),
        message: `'${name}' starts as ${strict} in strict mode, by its priority`,
        hint: `write 'state ${strict}'`,
      };
    }
  },
};
