import { type Block, type ConfigOf, keyword, many } from '../keyword.ts';
import { lastOf, text } from '../types/words/words.ts';
import { checkerKeywords, connectionKeywords } from './common.ts';

/** keepalived takes what stands in it for the checker's own, and adds a checker that asks the real server itself. */
const host = {
  doc: 'Deprecated: what stands in it holds for the checker, and another one is added.',
  keywords: { ...connectionKeywords, ...checkerKeywords() },
} as const satisfies Block;

export const smtpCheck = {
  doc: 'The real server is up while it answers as a mail server.',
  keywords: {
    ...connectionKeywords,
    ...checkerKeywords(),
    helo_name: keyword(
      'How to greet it.',
      lastOf(text('SMTP_CHECK helo name missing'), 'SMTP_CHECK helo name already specified'),
      'smtpchecker.keepalived.org',
    ),
    host: keyword(host.doc, many(host), [], { deprecated: { instead: 'an SMTP_CHECK for each host' } }),
  },
} as const satisfies Block;

/** As written; the `SmtpCheck` of a `Config` has no hosts any more. */
export interface SmtpCheckBlock extends ConfigOf<typeof smtpCheck> {}
