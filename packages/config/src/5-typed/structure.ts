import { type Place, spanOf } from '../1-source/origin.ts';
import { type Braces, type Extra, type Item, type Statement, type Stray, wordsSpan } from '../4-tree/tree.ts';
import { located } from './reporter.ts';
import type { Context } from './statement-reading.ts';

/** Whether a statement has a block where it should, and none where it should not. */
export function hasBraces(statement: Statement, wanted: boolean, context: Context): boolean {
  const { words, block } = statement;
  const keyword = words[0].text;
  if (wanted === (block !== undefined)) return true;
  if (block === undefined) {
    context.reporter.report({
      code: 'missingBlock',
      severity: 'error',
      span: wordsSpan(statement),
      message: `'${keyword}' needs a block in braces`,
    });
    return false;
  }
  context.reporter.report({
    code: 'unexpectedBlock',
    severity: 'error',
    span: spanOf(block.open),
    message: `'${keyword}' takes no block`,
    hint: 'the block is skipped',
    keepalived: [located("Unexpected '{' - ignoring", block.open.origin.line, context.reader)],
  });
  return true;
}

export function reportStray(item: Stray | Extra, { reporter, reader }: Context): void {
  if (item.type === 'stray') {
    const { open } = item.block;
    reporter.report({
      code: 'unexpectedBlock',
      severity: 'error',
      span: spanOf(open),
      message: "this '{' opens a block of nothing",
      hint: 'put a keyword before it',
      keepalived: [located("Unexpected '{' - ignoring", open.origin.line, reader)],
    });
    return;
  }
  reporter.report({
    code: 'extraClose',
    severity: 'error',
    span: spanOf(item.place),
    message: "this '}' closes nothing",
    hint: 'remove it',
    keepalived: [located("Extra '}' found", item.place.origin.line, reader)],
  });
}

/** Where a `}` should stand: behind the last of what is in the block. */
export function reportMissingClose(item: Statement | Stray, { reporter }: Context): void {
  const { block } = item;
  if (block === undefined || block.close !== undefined) return;
  const last = lastPlace(block);
  const opener = item.type === 'statement' ? `'${item.words.map(({ text }) => text).join(' ')}'` : "a '{'";
  reporter.report({
    code: 'missingClose',
    severity: 'error',
    span: { ...spanOf(last), column: last.endColumn },
    message: `'}' is missing here`,
    hint: `it closes ${opener} of line ${block.open.origin.line}`,
  });
}

function lastPlace(braces: Braces): Place {
  let place: Place = braces.open;
  for (let inner: Braces | undefined = braces; inner !== undefined; ) {
    if (inner.close !== undefined) return inner.close;
    place = inner.open;
    const last: Item | undefined = inner.items.at(-1);
    if (last === undefined) return place;
    if (last.type === 'comment' || last.type === 'extra') return last.place;
    if (last.type === 'statement') place = last.words.at(-1) ?? last.words[0];
    inner = last.block;
  }
  return place;
}
