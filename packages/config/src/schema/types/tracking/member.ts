import type { Span } from '@kaconf/diagnostics';
import { spanOf } from '../../../1-source/origin.ts';
import type { Leaf } from '../../keyword.ts';
import { objectToExtra } from '../words/lists.ts';

export interface Member {
  /** An instance's name. */
  readonly instance: string;
  readonly span: Span;
}

/** Names, however they are spread over the lines of the block. The first such block stands. */
export function members(kind: 'sync group' | 'track group'): Leaf<readonly Member[]> {
  return {
    form: '{ INSTANCE … }',
    braces: true,
    read(statement, reading) {
      objectToExtra(statement, reading);
      const names = (statement.block?.items ?? [])
        .flatMap((item) => (item.type === 'statement' ? item.words : []))
        .map((word) => ({ instance: word.text, span: spanOf(word) }));
      if (names.length > 0) return names;
      reading.object({
        code: 'incomplete',
        atEnd: true,
        message: `group '${reading.name}' names no instance`,
        keepalived: [`Warning - ${kind} ${reading.name} has empty group block`],
      });
      return;
    },
  };
}
