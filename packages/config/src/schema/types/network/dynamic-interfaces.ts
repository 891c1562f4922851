import type { Leaf } from '../../keyword.ts';

export interface DynamicInterfaces {
  readonly allow_if_changes: boolean;
}

/** `[allow_if_changes]`; it holds also when another word follows. */
export const dynamicInterfaces: Leaf<DynamicInterfaces> = {
  form: '[allow_if_changes]',
  read({ words: [, word] }, reading, earlier) {
    if (word === undefined) return earlier ?? { allow_if_changes: false };
    if (word.text === 'allow_if_changes') return { allow_if_changes: true };
    reading.object({
      message: `found '${word.text}', allowed is allow_if_changes or nothing`,
      hint: 'the word is ignored',
      word,
      keepalived: [`Unknown dynamic_interfaces option '${word.text}'`],
    });
    return earlier ?? { allow_if_changes: false };
  },
};
