import type { Leaf } from '../keyword.ts';
import { argument } from './words.ts';

/** IFNAMSIZ less its NUL. */
export const MAX_INTERFACE_NAME = 15;

export const interfaceName: Leaf<string> = {
  form: 'INTERFACE',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined || word.text.length <= MAX_INTERFACE_NAME) return word?.text;
    reading.object({
      message: `interface name '${word.text}' has more than ${MAX_INTERFACE_NAME} characters`,
      word,
    });
    return;
  },
};
