import { type Block, type ConfigOf, keyword } from '../keyword.ts';
import { overwritten, text } from '../types/words/words.ts';

/** Each `SSL` block starts anew: the last one holds. */
export const ssl = {
  doc: 'What SSL_GET shows to servers, and whom it trusts.',
  readers: ['checker'],
  keywords: {
    password: keyword('Of the key.', overwritten('SSL', text('SSL password missing')), undefined),
    ca: keyword(
      'The file with the authorities to trust.',
      overwritten('SSL', text('SSL cafile missing')),
      undefined,
    ),
    certificate: keyword(
      'The file with the own certificate.',
      overwritten('SSL', text('SSL certfile missing')),
      undefined,
    ),
    key: keyword('The file with its key.', overwritten('SSL', text('SSL keyfile missing')), undefined),
  },
} as const satisfies Block;

export interface Ssl extends ConfigOf<typeof ssl> {}
