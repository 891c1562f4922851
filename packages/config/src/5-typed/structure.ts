import { type Place, spanOf } from '../1-source/origin.ts';
import { unescapeComment } from '../3-tokens/words.ts';
import { type Braces, type Extra, type Item, type Statement, type Stray, wordsSpan } from '../4-tree/tree.ts';
import { located, type Reporter } from './reporter.ts';
import type { Context } from './statement-reading.ts';

/** Whether a statement has a block where it should, and none where it should not. */
export function hasBraces(statement: Statement, wanted: boolean, { reporter }: Context): boolean {
  const { words, block } = statement;
  const keyword = words[0].text;
  if (wanted === (block !== undefined)) return true;
  const finding = block
    ? { code: 'unexpectedBlock' as const, span: spanOf(block.open), message: `'${keyword}' takes no block` }
    : {
        code: 'missingBlock' as const,
        span: wordsSpan(statement),
        message: `'${keyword}' needs a block in braces`,
      };
  reporter.report({ ...finding, severity: 'error', misleads: true });
  return !wanted;
}

export function reportStray(item: Stray | Extra, { reporter }: Context): void {
  const finding =
    item.type === 'stray'
      ? {
          code: 'unexpectedBlock' as const,
          span: spanOf(item.block.open),
          message: "this '{' opens a block of nothing",
        }
      : { code: 'extraClose' as const, span: spanOf(item.place), message: "this '}' closes nothing" };
  reporter.report({ ...finding, severity: 'error', misleads: true });
}

/** keepalived's parent minds it as a line, the others as words, too. */
export function reportOpenQuote(statement: Statement, reporter: Reporter): void {
  const { words, raw } = statement;
  const { line } = words[0].origin;
  const text = unescapeComment(raw);
  reporter.report({
    code: 'openQuote',
    severity: 'error',
    span: { ...wordsSpan(statement), column: words[0].column + raw.lastIndexOf('"') },
    message: 'this quote is not closed',
    keepalived: [
      located(`Unterminated quote '${text}'`, line, 'parent', 'checker', 'vrrp', 'bfd'),
      located(`Unmatched quote: '${text}'`, line, 'checker', 'vrrp', 'bfd'),
    ],
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
    message: "'}' is missing here",
    misleads: true,
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
