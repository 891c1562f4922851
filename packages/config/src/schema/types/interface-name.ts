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

/** As the kernel decides. */
export function isInterfaceName(text: string): boolean {
  return /^[^/:\s]{1,15}$/.test(text) && text !== '.' && text !== '..';
}

/** The first that is named stands. */
export const vrfName: Leaf<string> = {
  form: 'INTERFACE',
  read(statement, reading, earlier) {
    const name = interfaceName.read(statement, reading);
    if (name === undefined || earlier === undefined) return name;
    reading.object({
      code: 'repeated',
      message: `the VRF was ${earlier} before`,
      hint: 'the first one stands',
      keepalived: [`(${reading.name}) VRF interface already specified as '${earlier}' - ignoring`],
    });
    return earlier;
  },
};
