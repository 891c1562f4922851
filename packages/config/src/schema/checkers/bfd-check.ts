import { type Block, type ConfigOf, keyword, perhapsFromOuter } from '../keyword.ts';
import { bfdNames } from '../types/bfd/check-name.ts';
import { onOff } from '../types/words/words.ts';

export const bfdCheck = {
  doc: 'The real server is up while a BFD session is.',
  keywords: {
    name: keyword('Of the bfd_instance.', bfdNames, []),
    alpha: keyword('It starts as failed.', onOff, perhapsFromOuter('alpha'), {
      refusal: 'Invalid alpha parameter {value}',
    }),
  },
} as const satisfies Block;

/** As written; the `BfdCheck` of a `Config` has a session. */
export interface BfdCheckBlock extends ConfigOf<typeof bfdCheck> {}
