import type { Word } from '../../../4-tree/tree.ts';
import type { NetworkInterface } from '../../../machine/machine.ts';
import type { Objection, Reading } from '../../keyword.ts';

/** Whether there is an interface of that name, or may be one day; else keepalived prints `line`, and does not start. */
export function hasDevice(word: Word, line: string, reading: Reading): boolean {
  if (!reading.devices.lacks(word.text)) return true;
  reading.object({ ...missingDevice(word.text, line), word });
  return false;
}

export function missingDevice(name: string, line: string): Objection & { readonly code: 'missingInterface' } {
  return {
    code: 'missingInterface',
    message: `there is no interface ${name} on this machine`,
    keepalived: [line],
    ends: 'Non-existent interface specified in configuration',
  };
}

/** Whether an interface of that name can be made, or is there and of that type. @param wanted the type in keepalived's words */
export function isFree(
  word: Word,
  type: NetworkInterface['type'],
  wanted: string,
  reading: Reading,
): boolean {
  const device = reading.devices.find(word.text);
  const found = device?.type;
  if (found === undefined || found === type) return true;
  reading.object({
    code: 'sameName',
    message: `there is an interface ${word.text} on this machine already, which is no ${type}`,
    hint: 'another name is made up',
    word,
    keepalived: [`(${reading.name}) interface ${word.text} already exists and is not ${wanted}`],
  });
  return false;
}
