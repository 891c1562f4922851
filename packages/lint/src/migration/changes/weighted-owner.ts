import { OWNER } from '../../instances.ts';
import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn } from './instances.ts';
import { weightedEntries } from './weighted-entries.ts';

export const weightedOwner: Change = {
  since: '2.0.0',
  kind: 'changed',
  severity: 'error',
  *find(written, { config }) {
    for (const instance of instancesIn(written)) {
      if (!config.vrrp_instances.some((it) => it.name === instance.name && it.priority === OWNER)) continue;
      for (const entry of weightedEntries(instance, config)) {
        yield {
          span: spanOfWords(entry),
          message: `'${instance.name}' does not track '${entry.words[0].text}', as its priority is 255 and no weight moves that`,
          hint: 'write a priority of 254 or less, or weight 0',
        };
      }
    }
  },
};
