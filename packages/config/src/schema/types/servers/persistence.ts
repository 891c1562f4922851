import { type Micros, seconds } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { readUnsigned } from '../numbers/number.ts';
import { argument } from '../words/words.ts';

/** keepalived's own default where `persistence_timeout` gives none. */
export const PERSISTENCE = seconds(360);

/** Six minutes when nothing follows; a month is the most. */
export const persistence: Leaf<Micros> = {
  form: '[1–2678400 s]',
  read(statement, reading) {
    const word = statement.words[1];
    if (word === undefined) return PERSISTENCE;
    const value = readUnsigned(word, { min: 1, max: 31 * 86_400, strict: true }, reading);
    return value === undefined ? undefined : seconds(value);
  },
};

/** IP_VS_PENAME_MAXLEN less its NUL. */
const MAX_ENGINE_NAME = 15;

export const persistenceEngine: Leaf<string> = {
  form: 'NAME',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined || word.text.length <= MAX_ENGINE_NAME) return word?.text;
    const kept = word.text.slice(0, MAX_ENGINE_NAME);
    reading.object({
      message: `'${word.text}' has more than ${MAX_ENGINE_NAME} characters`,
      hint: `'${kept}' is used`,
      word,
      keepalived: [`persistence_name too long, truncating - ${word.text}`],
    });
    return kept;
  },
};
