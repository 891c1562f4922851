import type { Leaf } from '../keyword.ts';
import { argument } from './words.ts';

/** One mail address; what stands behind it is ignored. */
export const sender: Leaf<string> = {
  form: 'ADDRESS',
  read(statement, reading) {
    const extra = statement.words[2];
    if (extra !== undefined) {
      reading.object({
        message: `'${extra.text}' stands behind the address`,
        hint: 'it is ignored',
        word: extra,
        keepalived: [`emailfrom - ignoring extra entries '${extra.text}' ...`],
      });
    }
    return argument(statement, reading)?.text;
  },
};
