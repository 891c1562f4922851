import type { Leaf } from '../../keyword.ts';

/** Whether to compute them as keepalived did up to 1.3.6: always, or never. */
export const oldChecksum: Leaf<boolean> = {
  form: '[never]',
  read({ words: [, word] }, reading) {
    if (word === undefined) return true;
    if (word.text === 'never') return false;
    reading.object({ message: `found '${word.text}', allowed is never or nothing`, word });
    return;
  },
};
