import { type Micros, seconds } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { forgive, toUnsigned } from '../numbers/number.ts';

export interface GarpExtra {
  /** 0: none. */
  readonly interval: Micros;
  /** Not only on the interface below the virtual MAC. */
  readonly all: boolean;
}

const DAY = 86_400;

/**
 * `[all] SECONDS`.
 * @param min the least number of seconds
 * @param subject how keepalived's complaints begin: `({name}): `
 */
export function garpExtra(min: 0 | 1, subject = ''): Leaf<GarpExtra> {
  return {
    form: `[all] ${min}–${DAY} s`,
    read({ words: [keyword, ...words] }, reading) {
      const start = `${subject.replace('{name}', () => reading.name)}${keyword.text}`;
      let interval: Micros | undefined;
      for (const word of words.filter(({ text }) => text !== 'all')) {
        const value = toUnsigned(word.text, { min, max: DAY });
        if (typeof value === 'number') interval = seconds(value);
        else {
          const { line, value: taken } = forgive(word.text, value, { min, max: DAY }, reading);
          const message = `found '${word.text}', allowed is all or ${min}–${DAY}`;
          const invalid = `${start} '${word.text}' invalid - ignoring`;
          reading.object({ message, word, keepalived: taken === undefined ? [line, invalid] : [line] });
          if (taken === undefined) return;
          interval = seconds(taken);
        }
      }
      if (interval !== undefined) return { interval, all: words.some(({ text }) => text === 'all') };
      reading.object({
        code: 'missingValue',
        message: `'${keyword.text}' needs seconds behind it`,
        keepalived: [`${start} specified without time - ignoring`],
      });
      return;
    },
  };
}
