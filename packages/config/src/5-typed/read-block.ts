import type { Span } from '@kaconf/diagnostics';
import { spanOf } from '../1-source/origin.ts';
import { type Item, type Statement, wordsSpan } from '../4-tree/tree.ts';
import type { Alias, Block, Effect, Keyword, Leaf, Nested, Objection } from '../schema/keyword.ts';
import { type Context, StatementReading } from './statement-reading.ts';
import { hasBraces } from './structure.ts';
import { reportUnknown } from './unknown.ts';

/** What a block says, before defaults are filled in. */
export interface Read {
  readonly block: Block;
  readonly header: object;
  readonly span: Span;
  readonly end: Span;
  /** By keyword: a leaf's value, or a list of `Read` for blocks. */
  readonly values: Map<string, unknown>;
  readonly spans: Record<string, Span>;
  /** Of the blocks in it whose name must be unique. */
  readonly names: Set<string>;
}

export function readItems(items: readonly Item[], into: Read, context: Context): void {
  for (const item of items) {
    if (item.type === 'statement') readStatement(item, into, context);
  }
}

function readStatement(statement: Statement, into: Read, context: Context): void {
  const word = statement.words[0].text;
  const { keywords } = into.block;
  const entry = Object.hasOwn(keywords, word) ? keywords[word] : undefined;
  if (entry === undefined) {
    reportUnknown(statement, into.block, context);
    return;
  }
  const target = 'alias' in entry ? entry.alias : word;
  const keyword = 'alias' in entry ? dealias(entry, into.block) : entry;
  if (keyword.effect !== undefined) noteUnobeyed(statement, keyword.effect, context);
  const own = keyword.readers ? { ...context, readers: keyword.readers } : context;
  if (isLeaf(keyword)) readLeaf(statement, keyword, target, into, own);
  else readNested(statement, keyword.type as Nested<unknown>, target, into, own);
}

function noteUnobeyed({ words: [word] }: Statement, effect: Effect, { reporter, path }: Context): void {
  const full = path === '' ? word.text : `${path}/${word.text}`;
  reporter.unobeyed.push({ path: full, span: spanOf(word), effect });
}

type LeafKeyword = Keyword<unknown> & { readonly type: Leaf<unknown> };

function isLeaf(keyword: Keyword<unknown>): keyword is LeafKeyword {
  return !('block' in keyword.type);
}

function dealias(alias: Alias, block: Block): Keyword<unknown> {
  const target = block.keywords[alias.alias] as Keyword<unknown>;
  return alias.type === undefined ? target : { ...target, type: alias.type };
}

function readLeaf(
  statement: Statement,
  keyword: LeafKeyword,
  target: string,
  into: Read,
  context: Context,
): void {
  const { type } = keyword;
  const reading = new StatementReading(context, statement);
  const earlier = into.values.get(target);
  if (earlier !== undefined && keyword.once !== undefined) {
    reading.object(repeated(statement, reading.phrase(keyword.once)));
    reading.settle(false);
    return;
  }
  if (!hasBraces(statement, type.braces === true, context)) return;
  const value = type.read(statement, reading, earlier);
  if (value !== undefined) {
    into.values.set(target, value);
    into.spans[target] = wordsSpan(statement);
  }
  reading.settle(value !== undefined, keyword);
}

function repeated({ words }: Statement, line: string): Objection {
  return {
    code: 'repeated',
    message: `a second '${words[0].text}'`,
    hint: 'the first one stands',
    keepalived: [line],
  };
}

function readNested(
  statement: Statement,
  { block, many }: Nested<unknown>,
  target: string,
  into: Read,
  outer: Context,
): void {
  const context = block.readers ? { ...outer, readers: block.readers } : outer;
  const reading = new StatementReading(context, statement);
  const header = block.header ? block.header.read(statement, reading) : {};
  const isNew = header !== undefined && isUnique(statement, block, header, into, reading);
  reading.settle(isNew);
  if (!isNew || !hasBraces(statement, true, context)) return;
  const read = open(statement, block, header, many, target, into);
  const { name = outer.name } = header as { readonly name?: string };
  const path = outer.path === '' ? target : `${outer.path}/${target}`;
  readItems(statement.block?.items ?? [], read, { ...context, name, path });
}

function isUnique(
  statement: Statement,
  { unique }: Block,
  header: object,
  into: Read,
  reading: StatementReading,
): boolean {
  if (unique === undefined || !('name' in header)) return true;
  const key = `${statement.words[0].text} ${header.name}`;
  if (!into.names.has(key)) {
    into.names.add(key);
    return true;
  }
  reading.object({
    code: 'sameName',
    message: `a second '${key}'`,
    hint: 'the first one stands',
    keepalived: [reading.phrase(unique)],
  });
  return false;
}

/** A new value, or the one that all such blocks make together. */
function open(
  statement: Statement,
  block: Block,
  header: object,
  many: boolean,
  target: string,
  into: Read,
): Read {
  const all = (into.values.get(target) ?? []) as Read[];
  into.values.set(target, all);
  const [first] = all;
  if (first !== undefined && !many) return first;
  const span = wordsSpan(statement);
  const close = statement.block?.close;
  const read = emptyRead(block, header, span, close ? spanOf(close) : span);
  all.push(read);
  return read;
}

export function emptyRead(block: Block, header: object, span: Span, end: Span): Read {
  return { block, header, span, end, values: new Map(), spans: {}, names: new Set() };
}
