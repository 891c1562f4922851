import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';

interface Row {
  readonly since: string;
  readonly until: string;
  readonly message: string;
}

/** Before 2.0.0 nobody looked. */
const ROWS: readonly Row[] = [
  { since: '2.0.0', until: '2.0.16', message: 'the weight of a real server cannot be 0' },
  { since: '2.1.5', until: '2.2.0', message: 'the weight 0 of a real server is taken for 1' },
];

export const weightlessServers: readonly Change[] = ROWS.map(({ since, until, message }) => ({
  since,
  until,
  kind: 'changed',
  severity: 'error',
  *find(written) {
    for (const { word, statement, inside } of written) {
      if (word !== 'weight' || inside !== 'real_server' || !/^0+$/.test(statement.words[1]?.text ?? ''))
        continue;
      yield { span: spanOfWords(statement), message, hint: 'weight 0 needs >= 2.2.0' };
    }
  },
}));
