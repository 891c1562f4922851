import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { INT_MAX } from '../numbers/integer.ts';
import { toInteger } from '../numbers/number.ts';

const SENSIBLE = 254;

/** What a tracked file is to hold at the start. */
export interface InitFile {
  readonly value: number;
  /** Even if there is such a file. */
  readonly overwrite: boolean;
}

/** `[NUMBER] [overwrite]`, in any order. */
export const initFile: Leaf<InitFile> = {
  form: `[-${SENSIBLE}–${SENSIBLE}] [overwrite]`,
  read({ words: [, ...words] }, reading) {
    let value = 0;
    let overwrite = false;
    for (const word of words) {
      if (/^\s*[-\d]/.test(word.text)) value = readValue(word, reading);
      else if (word.text.trimStart() === 'overwrite') overwrite = true;
      else {
        const line = `Unknown track file init option ${word.text.trimStart()}`;
        const message = `found '${word.text}', allowed is a number or overwrite`;
        reading.object({ message, word, keepalived: [line] });
      }
    }
    return { value, overwrite };
  },
};

function readValue(word: Word, reading: Reading): number {
  const value = toInteger(word.text, { min: -INT_MAX - 1, max: INT_MAX });
  const message = `found '${word.text}', sensible is -${SENSIBLE}–${SENSIBLE}`;
  const start = `Track file ${reading.name} init value`;
  if (typeof value === 'string') {
    const line = `${start} ${word.text.trimStart()} is invalid`;
    reading.object({ message, hint: '0 is used', word, keepalived: [value, line] });
    return 0;
  }
  if (Math.abs(value) > SENSIBLE) {
    const line = `${start} ${value} is outside sensible range [-${SENSIBLE}, ${SENSIBLE}]`;
    reading.object({ message, word, keepalived: [line] });
  }
  return value;
}
