import type { Header } from '../../keyword.ts';
import type { Named } from '../words/name.ts';
import { argument } from '../words/words.ts';

const MAX = 31;

/** The block is skipped where the name is too long. */
export const bfdName: Header<Named> = {
  form: 'NAME',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined || word.text.length <= MAX) return word && { name: word.text };
    const { text } = word;
    const session = `Configuration error: BFD instance ${text} name too long (maximum length is ${MAX} characters) - ignoring`;
    reading.object({
      message: `'${text}' has more than ${MAX} characters`,
      hint: 'the block is skipped',
      word,
      keepalived: [
        { text: `BFD name ${text} too long`, readers: ['vrrp'] },
        { text: session, readers: ['bfd'] },
      ],
    });
    return;
  },
};
