import { type Place, spanOf } from '../1-source/origin.ts';
import { type Fault, type Statement, wordsSpan } from '../4-tree/tree.ts';
import type { CodeName } from '../codes.ts';
import { reportMissingClose } from './missing-close.ts';
import { reportOpenQuote } from './open-quote.ts';
import type { Finding, Reporter } from './reporter.ts';
import type { Context } from './statement-reading.ts';

/** Whether a statement has a block where it should, and none where it should not. */
export function hasBraces(statement: Statement, wanted: boolean, { reporter }: Context): boolean {
  const { words, block } = statement;
  const keyword = words[0].text;
  if (wanted === (block !== undefined)) return true;
  const finding: Pick<Finding, 'code' | 'span' | 'message'> = block
    ? { code: 'unexpectedBlock', span: spanOf(block.open), message: `'${keyword}' takes no block` }
    : { code: 'missingBlock', span: wordsSpan(statement), message: `'${keyword}' needs a block in braces` };
  const hint = block ? undefined : "write '{' behind it";
  const spoils = { keyword, name: words[1]?.text };
  reporter.report({ ...finding, hint, severity: 'error', misleads: true, spoils });
  return !wanted;
}

/** keepalived takes braces in a list for entries, and the first that closes for the end of the list. */
export function reportBlocksIn(list: Statement, { reporter }: Context): void {
  for (const item of list.block?.items ?? []) {
    if (item.type !== 'statement' || item.block === undefined) continue;
    const { words, block } = item;
    const message = `'${words[0].text}' is an entry of a list and takes no block`;
    reporter.report({ code: 'unexpectedBlock', span: spanOf(block.open), message, misleads: true });
  }
}

export function reportFault(fault: Fault, reporter: Reporter): void {
  if (fault.type === 'openQuote') reportOpenQuote(fault, reporter);
  else if (fault.type === 'missingClose') reportMissingClose(fault.item, fault.after, reporter);
  else if (fault.type === 'extra')
    reportBrace('extraClose', "this '}' closes nothing", fault.place, reporter);
  else if (fault.type === 'tooDeep')
    reportBrace('unexpectedBlock', 'nothing is nested as deep as this block', fault.place, reporter);
  else reportBrace('unexpectedBlock', "this '{' opens a block of nothing", fault.block.open, reporter);
}

function reportBrace(code: CodeName, message: string, place: Place, reporter: Reporter): void {
  reporter.report({ code, severity: 'error', span: spanOf(place), message, misleads: true });
}
