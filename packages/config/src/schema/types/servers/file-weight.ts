import type { Leaf } from '../../keyword.ts';
import { INT_MAX } from '../numbers/integer.ts';
import { forgive, toInteger } from '../numbers/number.ts';
import type { Weight } from '../tracking/weight.ts';

const RANGE = { min: -INT_MAX, max: INT_MAX };

/** `WEIGHT [reverse | noreverse]`, for a real server. */
export const fileWeight: Leaf<Weight> = {
  form: `-${INT_MAX}–${INT_MAX} [reverse | noreverse]`,
  read({ words: [keyword, word, option] }, reading) {
    if (word === undefined) {
      const message = `'${keyword.text}' needs a value behind it`;
      reading.object({ code: 'missingValue', message, keepalived: ['track file weight missing'] });
      return;
    }
    let weight = toInteger(word.text, RANGE);
    if (typeof weight === 'string') {
      const { line: minded, value } = forgive(word.text, weight, { ...RANGE, isSigned: true }, reading);
      const line = `weight for track file must be in [${-INT_MAX}..${INT_MAX}] inclusive. Ignoring...`;
      const message = `found '${word.text}', allowed is ${-INT_MAX}–${INT_MAX}`;
      reading.object({ message, word, keepalived: value === undefined ? [minded, line] : [minded] });
      if (value === undefined) return;
      weight = value;
    }
    if (option === undefined || option.text === 'reverse' || option.text === 'noreverse') {
      return { weight, reverse: option?.text === 'reverse' };
    }
    const keepalived = [`unknown track file weight option ${option.text} - ignoring`];
    reading.object({
      message: `found '${option.text}', allowed is reverse or noreverse`,
      word: option,
      keepalived,
    });
    return;
  },
};
