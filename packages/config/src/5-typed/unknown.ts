import { nearest, type Reader } from '@kaconf/diagnostics';
import { spanOf } from '../1-source/origin.ts';
import type { Statement } from '../4-tree/tree.ts';
import type { Block } from '../schema/keyword.ts';
import { laterShape } from '../schema/later.ts';
import { located } from './reporter.ts';
import type { Context } from './statement-reading.ts';

const ALL_READERS: readonly Reader[] = ['parent', 'checker', 'vrrp', 'bfd'];

/** A keyword that keepalived has and we do not yet, or one that nobody has. Its block is skipped. */
export function reportUnknown(statement: Statement, block: Block, context: Context): void {
  const [word] = statement.words;
  const span = spanOf(word);
  if (laterShape(context.path, word.text) !== undefined) {
    context.reporter.report({
      code: 'notSupported',
      severity: 'warning',
      span,
      message: `'${word.text}' is not supported yet and is ignored`,
    });
    return;
  }
  const guess = nearest(word.text, Object.keys(block.keywords));
  const readers = context.path === '' ? ALL_READERS : [context.reader];
  context.reporter.report({
    code: 'unknownKeyword',
    severity: 'error',
    span,
    message: `unknown keyword '${word.text}'`,
    hint: guess && `did you mean '${guess}'?`,
    misleads: statement.block !== undefined,
    keepalived: [located(`Unknown keyword '${word.text}'`, word.origin.line, ...readers)],
  });
}
