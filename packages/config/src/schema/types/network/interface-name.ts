import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';
import { hasDevice } from './device.ts';

/** IFNAMSIZ less its NUL. */
export const MAX_INTERFACE_NAME = 15;

export const interfaceName = named();

/** Of an instance: one that is there, and where it can talk to others. */
export const instanceInterface: Leaf<string> = {
  form: 'INTERFACE',
  read(statement, reading, earlier) {
    const name = named("Interface name '{value}' too long - ignoring").read(statement, reading);
    const [, word] = statement.words;
    if (word === undefined || name === undefined) return;
    const line = `WARNING - interface ${name} for vrrp_instance ${reading.name} doesn't exist`;
    if (!hasDevice(word, line, reading) || !reading.devices.find(name)?.loopback) return name;
    reading.object({
      code: 'loopbackInterface',
      message: `VRRP has nobody to talk to on the loopback interface ${name}`,
      word,
      keepalived: [`(${reading.name}) cannot use a loopback interface (${name}) for vrrp - ignoring`],
    });
    return earlier;
  },
};

/** Of an instance without an interface: the first that is named stands. */
export const vrfName: Leaf<string> = {
  form: 'INTERFACE',
  read(statement, reading, earlier) {
    const owner = `(${reading.name})`;
    const name = named(`${owner} VRF interface name '{value}' too long - ignoring`).read(statement, reading);
    const [, word] = statement.words;
    if (word === undefined || name === undefined) return;
    if (earlier === undefined) return name;
    reading.object({
      code: 'repeated',
      message: `the VRF was ${earlier} before`,
      hint: 'the first one stands',
      keepalived: [`${owner} VRF interface already specified as '${earlier}' - ignoring`],
    });
    return earlier;
  },
};

/** @param tooLong what keepalived says of such a name */
function named(tooLong?: string): Leaf<string> {
  return {
    form: 'INTERFACE',
    takes: 1,
    read(statement, reading) {
      const word = argument(statement, reading);
      if (word === undefined || word.text.length <= MAX_INTERFACE_NAME) return word?.text;
      reading.object({
        message: `interface name '${word.text}' has more than ${MAX_INTERFACE_NAME} characters`,
        word,
        ...(tooLong && { keepalived: [tooLong.replace('{value}', () => word.text)] }),
      });
      return;
    },
  };
}

/** As the kernel decides. */
export function isInterfaceName(text: string): boolean {
  return /^[^/:\s]{1,15}$/.test(text) && text !== '.' && text !== '..';
}
