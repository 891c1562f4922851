import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';

export const dynamicWeights: Change = {
  since: '2.0.19',
  kind: 'changed',
  severity: 'note',
  *find(written) {
    for (const { word, statement, inside } of written) {
      if (word !== 'misc_dynamic' || inside !== 'MISC_CHECK') continue;
      yield {
        span: spanOfWords(statement),
        message:
          'exit status 0 brings the configured weight back, and no longer leaves that of the one before',
        hint: 'look at whether the script ends with 0 where nothing has changed',
      };
    }
  },
};
