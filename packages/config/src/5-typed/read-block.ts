import type { Reader, Span } from '@kaconf/diagnostics';
import { spanOf } from '../1-source/origin.ts';
import { commandText } from '../3-tokens/command-text.ts';
import { type Item, type Statement, wordsSpan } from '../4-tree/tree.ts';
import type { Block, Deprecated, Effect, Keyword, Leaf, Nested, Objection } from '../schema/keyword.ts';
import type { Script } from '../schema/types/processes/script.ts';
import { argument } from '../schema/types/words/words.ts';
import { type Entry, type Form, formOf, type Values } from './form.ts';
import { reportReplaced, reportUnread } from './overlooked.ts';
import { type Context, StatementReading } from './statement-reading.ts';
import { hasBraces, reportBlocksIn } from './structure.ts';
import { reportUnknown } from './unknown.ts';

/** What a block says; of what it does not say, `inherit` fills in what is not the same for all. */
export interface Read {
  readonly block: Block;
  readonly form: Form;
  readonly value: Values;
  /** Also in `value`: of what the block says itself. */
  readonly spans: Record<string, Span>;
  /** The value of the block around it. */
  readonly outer: Values;
  /** The blocks of the file of which no defaults are filled in yet, in the order in which they are opened. */
  readonly unsettled: Read[];
  /** The blocks in it of which there is but one, however often it is opened. */
  only?: Map<string, Read>;
  /** Who among keepalived's processes reads no more of it. */
  deaf: readonly Reader[];
  /** Of the blocks in it whose name must be unique. */
  names?: Set<string>;
}

function readItems(items: readonly Item[], into: Read, context: Context): void {
  for (const item of items) {
    if (item.type === 'statement') readStatement(item, into, context);
  }
}

export function readStatement(statement: Statement, into: Read, context: Context): void {
  const entry = into.form.entries.get(statement.words[0].text);
  if (entry === undefined) {
    reportUnknown(statement, into.block, heard(context, into));
    return;
  }
  const { effect, readers, type } = entry.keyword;
  if (effect !== undefined) noteUnobeyed(statement, effect, context);
  const own = heard(readers ? { ...context, readers } : context, into);
  if ('block' in type) readNested(statement, type, entry.target, into, own);
  else readLeaf(statement, type, entry, into, own);
}

/** By whom it is read. */
function heard(context: Context, { deaf }: Read): Context {
  if (deaf.length === 0) return context;
  return { ...context, readers: context.readers.filter((reader) => !deaf.includes(reader)) };
}

function noteUnobeyed({ words: [word] }: Statement, effect: Effect, { reporter, path }: Context): void {
  const full = path === '' ? word.text : `${path}/${word.text}`;
  reporter.unobeyed.push({ path: full, span: spanOf(word), effect });
}

function readLeaf(
  statement: Statement,
  type: Leaf<unknown>,
  { keyword, target }: Entry,
  into: Read,
  context: Context,
): void {
  const reading = new StatementReading(context, statement, target);
  const earlier = into.spans[target] === undefined ? undefined : into.value[target];
  if (earlier !== undefined && keyword.once !== undefined) {
    objectToRepeated(statement, keyword, keyword.once, reading);
    reading.settle(false);
    return;
  }
  if (!hasBraces(statement, type.braces === true, context)) return;
  if (keyword.missing !== undefined && statement.words.length === 1) {
    reading.object(lacking(statement, reading.phrase(keyword.missing, commandIn(into))));
    reading.settle(false);
    return;
  }
  if (keyword.deprecated) reading.object(outdated(statement, keyword.deprecated, reading));
  if (type.braces) reportBlocksIn(statement, context);
  const read = type.read(statement, reading, earlier);
  const value = read ?? keyword.instead;
  if (!reading.isClean) into.deaf = [...into.deaf, ...reading.skipped];
  reading.settle(read !== undefined, keyword);
  if (value === undefined && !('instead' in keyword)) return;
  const before = into.spans[target];
  const span = wordsSpan(statement);
  into.value[target] = value;
  into.spans[target] = span;
  if (!reading.isClean) return;
  if (before && isOther(value, earlier)) reportReplaced(statement, span, before, context.reporter);
  reportUnread(statement, type, context.reporter);
}

/** Of lists and the like it is up to the type. */
function isOther(value: unknown, earlier: unknown): boolean {
  return typeof value !== 'object' && value !== earlier;
}

/** That of a checker, as far as it is said. */
function commandIn({ value }: Read): string {
  const { misc_path } = value as { misc_path?: Script };
  return misc_path ? commandText(misc_path.words) : '';
}

/** Before keepalived can name a value that it ignores, it has to find one. */
function objectToRepeated(
  statement: Statement,
  { missing }: Keyword<unknown>,
  once: string,
  reading: StatementReading,
): void {
  const names = once.includes('{value}');
  const isBare = statement.words.length === 1;
  if (names && isBare && missing !== undefined) reading.object(lacking(statement, reading.phrase(missing)));
  else if (!names || argument(statement, reading)) reading.object(repeated(statement, reading.phrase(once)));
}

function lacking({ words }: Statement, line: string): Objection {
  return {
    code: 'missingValue',
    message: `'${words[0].text}' needs a value behind it`,
    keepalived: [line],
  };
}

function outdated({ words }: Statement, deprecated: Deprecated, reading: StatementReading): Objection {
  const { instead, complaint, logged = false } = deprecated;
  return {
    code: 'deprecated',
    message: `'${words[0].text}' is deprecated`,
    hint: `write ${instead}`,
    keepalived:
      typeof complaint === 'string' ? [reading.phrase(complaint)] : (complaint?.(reading.name) ?? []),
    logged,
  };
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
  nested: Nested<unknown>,
  target: string,
  into: Read,
  outer: Context,
): void {
  const { block } = nested;
  const context = block.readers ? { ...outer, readers: block.readers } : outer;
  const reading = new StatementReading(context, statement);
  const header = block.header ? block.header.read(statement, reading) : {};
  const isNew = header !== undefined && isUnique(statement, block, header, into, reading);
  reading.settle(isNew);
  if (!isNew || !hasBraces(statement, true, context)) return;
  const read = into.only?.get(target) ?? open(statement, nested, header, target, into);
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
  if (isNewName(statement, header.name, into)) return true;
  reading.object({
    code: 'sameName',
    message: `a second '${statement.words[0].text} ${header.name}'`,
    hint: 'the first one stands',
    keepalived: [reading.phrase(unique)],
  });
  return false;
}

function open(
  statement: Statement,
  { block, many }: Nested<unknown>,
  header: object,
  target: string,
  into: Read,
): Read {
  const span = wordsSpan(statement);
  const close = statement.block?.close;
  const read = emptyRead(block, header, span, close ? spanOf(close) : span, into);
  if (!many) {
    into.only ??= new Map();
    into.only.set(target, read);
    into.value[target] = read.value;
    into.spans[target] = span;
  } else append(read.value, target, into);
  return read;
}

function append(value: Values, target: string, { value: into, form }: Read): void {
  if (into[target] === form.blank[target]) into[target] = [value];
  else (into[target] as Values[]).push(value);
}

/** Takes what a block means, of which there may be many, without reading it. Returns whether it may: its name can be taken. */
export function take(statement: Statement, value: Values, into: Read): boolean {
  const { keyword, target } = into.form.entries.get(statement.words[0].text) ?? {};
  if (keyword === undefined || target === undefined || !('block' in keyword.type)) return false;
  if (keyword.type.block.unique !== undefined && !isNewName(statement, value.name, into)) return false;
  append(value, target, into);
  return true;
}

/** Where it is new, it is no longer. */
function isNewName({ words: [{ text }] }: Statement, name: unknown, into: Read): boolean {
  const key = `${text} ${name}`;
  into.names ??= new Set();
  if (into.names.has(key)) return false;
  into.names.add(key);
  return true;
}

const NOBODY: readonly Reader[] = [];

/** @param into the block around it */
export function emptyRead(block: Block, header: object, span: Span, end: Span, into?: Read): Read {
  const form = formOf(block, header);
  const spans = {};
  // Not by spreading: that is slow where blocks of many kinds are copied.
  const value: Values = Object.assign({}, form.blank);
  Object.assign(value, header, { span, end, spans });
  const read: Read = {
    block,
    form,
    value,
    spans,
    outer: into?.value ?? {},
    unsettled: into?.unsettled ?? [],
    deaf: NOBODY,
  };
  read.unsettled.push(read);
  return read;
}
