import { type Micros, seconds } from '@kaconf/net';
import type { Leaf } from '../keyword.ts';
import { toUnsigned } from './number.ts';

export interface GarpExtra {
  readonly interval: Micros;
  /** Not only on the interface below the virtual MAC. */
  readonly all: boolean;
}

const DAY = 86_400;

/** `[all] SECONDS`. */
export const garpExtraInterface: Leaf<GarpExtra> = {
  form: '[all] 1–86400 s',
  read({ words: [keyword, ...words] }, reading) {
    let interval: Micros | undefined;
    for (const word of words.filter(({ text }) => text !== 'all')) {
      const value = toUnsigned(word.text, { min: 1, max: DAY });
      if (typeof value === 'number') interval = seconds(value);
      else {
        const message = `found '${word.text}', allowed is all or 1–${DAY}`;
        const keepalived = [value, `${keyword.text} '${word.text}' invalid - ignoring`];
        reading.object({ message, word, keepalived });
        return;
      }
    }
    if (interval !== undefined) return { interval, all: words.some(({ text }) => text === 'all') };
    reading.object({
      code: 'missingValue',
      message: `'${keyword.text}' needs seconds behind it`,
      keepalived: [`${keyword.text} specified without time - ignoring`],
    });
    return;
  },
};
