import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';

export type InitialState = 'MASTER' | 'BACKUP';

/** What is neither is a BACKUP, and a BACKUP does not take back a MASTER. */
export const state: Leaf<InitialState> = {
  form: 'MASTER | BACKUP',
  takes: 1,
  read(statement, reading, earlier) {
    const word = argument(statement, reading);
    if (word === undefined || word.text === 'MASTER') return word && 'MASTER';
    if (word.text !== 'BACKUP') {
      reading.object({
        message: `found '${word.text}', allowed is MASTER or BACKUP`,
        hint: 'BACKUP is used',
        word,
        keepalived: [`(${reading.name}) unknown state '${word.text}', defaulting to BACKUP`],
      });
      return 'BACKUP';
    }
    if (earlier !== 'MASTER') return 'BACKUP';
    reading.object({
      code: 'repeated',
      message: 'the state was MASTER before',
      hint: 'MASTER is used',
      keepalived: [`(${reading.name}) state previously set as MASTER - ignoring BACKUP`],
    });
    return earlier;
  },
};
