import type { Ssl } from '../../../schema/servers/ssl.ts';
import { located } from '../../reporter.ts';
import type { Check } from '../check.ts';

/** The last block holds, and nothing of those before it. */
export function lastSsl(blocks: readonly Ssl[], { reporter }: Check): Ssl | undefined {
  for (const { span } of blocks.slice(1)) {
    reporter.report({
      code: 'repeated',
      severity: 'warning',
      span,
      message: 'a second SSL block',
      hint: 'it stands for the whole of the first',
      keepalived: [located('SSL context already specified - replacing', span, 'checker')],
    });
  }
  return blocks.at(-1);
}
