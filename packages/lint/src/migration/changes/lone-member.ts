import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';

export const loneMember: Change = {
  since: '2.1.0',
  until: '2.2.3',
  kind: 'changed',
  severity: 'error',
  *find(written, { config: { vrrp_sync_groups } }) {
    for (const { statement, word, inside } of written) {
      if (word !== 'vrrp_sync_group' || inside !== '') continue;
      const name = statement.words[1]?.text;
      const group = vrrp_sync_groups.find((it) => it.name === name)?.group;
      if (group?.length !== 1) continue;
      yield {
        span: spanOfWords(statement),
        message: `'${name}' is taken away, as it has one member only; 2.2.3 takes it again`,
        hint: 'choose a version from 2.2.3 on, or do without the group',
      };
    }
  },
};
