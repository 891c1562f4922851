import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { UINT_MAX } from '../numbers/integer.ts';
import { readOptionValue } from '../words/option.ts';

/** By the interface's MTU, by the size of an advert, or so many octets. */
export type BufferPolicy = 'MTU' | 'ADVERT' | number;

export const bufferPolicy: Leaf<BufferPolicy> = {
  form: 'MTU | ADVERT | OCTETS',
  read({ words: [, ...words] }, reading, earlier) {
    const now = words.map((word) => readPolicy(word, words[0] as Word, reading));
    const found = [...now, earlier];
    const size = found.find((policy) => typeof policy === 'number');
    const names = found.filter((policy) => typeof policy === 'string');
    if (size !== undefined && names.length > 0) {
      contradiction('Cannot set vrrp_rx_bufs_policy size and policy, ignoring policy', `${size}`, reading);
    } else if (names.includes('MTU') && names.includes('ADVERT')) {
      contradiction('Cannot set both vrrp_rx_bufs_policy MTU and ADVERT, ignoring ADVERT', 'MTU', reading);
    }
    return size ?? (names.includes('MTU') ? 'MTU' : names[0]);
  },
};

/** One number and no more. */
export const bufferMultiplier: Leaf<number> = {
  form: `1–${UINT_MAX}`,
  read({ words: [, word, extra] }, reading) {
    const complaint = 'Invalid vrrp_rx_bufs_multiplier';
    if (word !== undefined && extra === undefined) {
      return readOptionValue(word, { min: 1, max: UINT_MAX }, `${complaint} ${word.text}`, reading);
    }
    reading.object({ message: 'exactly one number must stand here', keepalived: [complaint] });
    return;
  },
};

/** keepalived looks for the number in the first word, wherever it stands. */
function readPolicy(word: Word, first: Word, reading: Reading): BufferPolicy | undefined {
  const name = word.text.toUpperCase();
  if (name === 'MTU' || name === 'ADVERT') return name;
  return readOptionValue(
    first,
    { min: 0, max: UINT_MAX },
    `Invalid vrrp_rx_bufs_policy ${word.text}`,
    reading,
  );
}

function contradiction(line: string, used: string, reading: Reading): void {
  reading.object({
    code: 'contradiction',
    message: 'only one of MTU, ADVERT and a size can hold',
    hint: `${used} is used`,
    keepalived: [line],
  });
}
