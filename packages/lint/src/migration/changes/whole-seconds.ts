import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn, saidBy } from './instances.ts';

const FRACTION = /^\d*\.\d*[1-9]\d*$/;

export const wholeSeconds: Change = {
  since: '2.1.0',
  kind: 'changed',
  severity: 'error',
  *find(written, { config: { vrrp_instances } }) {
    for (const { name, said } of instancesIn(written)) {
      const interval = said('advert_int');
      const isVersion2 = vrrp_instances.some((it) => it.name === name && it.version === 2);
      if (interval === undefined || !isVersion2 || !FRACTION.test(saidBy(interval) ?? '')) continue;
      yield {
        span: spanOfWords(interval),
        message: `version 2 takes whole seconds only: ${saidBy(interval)} s is rounded, and never to 0`,
        hint: "write 'version 3' on all nodes, or whole seconds",
      };
    }
  },
};
