import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn } from './instances.ts';
import { weightedEntries } from './weighted-entries.ts';

export const weightedMember: Change = {
  since: '2.0.0',
  kind: 'changed',
  severity: 'error',
  *find(written, { config }) {
    for (const instance of instancesIn(written)) {
      const group = config.vrrp_sync_groups.find((it) =>
        it.group.some((member) => member.instance === instance.name),
      );
      if (group === undefined || group.sync_group_tracking_weight) continue;
      for (const entry of weightedEntries(instance, config)) {
        yield {
          span: spanOfWords(entry),
          message: `the weight of '${entry.words[0].text}' is ignored: '${instance.name}' is a member of '${group.name}'`,
          hint: `track it in '${group.name}', or write sync_group_tracking_weight there`,
        };
      }
    }
  },
};
