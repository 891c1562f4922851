import type { Leaf } from '../../keyword.ts';
import { toUnsigned } from '../numbers/number.ts';
import { argument } from '../words/words.ts';

export const DEFAULT_PRIORITY = 100;
/** It owns the addresses (RFC 9568 section 5.2.4). */
export const OWNER = 255;

/** What is out of range becomes the default, whatever was said before. */
export const priority: Leaf<number> = {
  form: '1–255',
  takes: 1,
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    const value = toUnsigned(word.text, { min: 1, max: OWNER });
    if (typeof value === 'number') return value;
    reading.object({
      message: `found '${word.text}', allowed is 1–${OWNER}`,
      hint: `${DEFAULT_PRIORITY} is used`,
      word,
      keepalived: [
        value,
        `(${reading.name}) Priority not valid! must be between 1 & ${OWNER}. Using default ${DEFAULT_PRIORITY}`,
      ],
    });
    return DEFAULT_PRIORITY;
  },
};
