import type { Word } from '../../../4-tree/tree.ts';
import { hasDevice } from '../network/device.ts';
import type { EntryWords } from '../words/entry-words.ts';

/** Whether a route can go through it. */
export function isThere(word: Word, { reading }: EntryWords): boolean {
  return hasDevice(word, `WARNING - interface ${word.text} for VROUTE nexthop doesn't exist`, reading);
}

/** Whether it is the device of a VRF, whose table the route is in. */
export function isVrf({ text }: Word, words: EntryWords): boolean {
  const { devices } = words.reading;
  const device = devices.find(text);
  if (device?.type === 'vrf' || (device === undefined && !devices.lacks(text))) return true;
  const [message, line] =
    device === undefined
      ? [`there is no VRF ${text} on this machine`, `VRF ${text} not found for route`]
      : [`${text} is no VRF`, `Route specified VRF ${text} is not a VRF`];
  return words.refuse({ code: 'missingInterface', message, line });
}
