import type { Item, Statement } from '@kaconf/config';
import type { Position, Range } from 'vscode-languageserver';
import { commentAt } from './directives.ts';
import { type Document, lineAt } from './document.ts';
import { type Placed, place, type Scope } from './placed.ts';
import { beginningOf, contains, isBefore, rangeOfWord } from './places.ts';

/** The statements around a place, the outermost first, the last one perhaps only behind it. */
export function scopeAt({ tree }: Document, position: Position, scope: Scope): Scope {
  return descend(tree.items, position, scope, undefined).scope;
}

/** The statement one of whose words is there. */
export function statementAt({ tree }: Document, position: Position, scope: Scope): Placed | undefined {
  const { items, scope: inside, outer } = descend(tree.items, position, scope, undefined);
  const found = items.find(
    (item): item is Statement =>
      item.type === 'statement' && item.words.some((word) => contains(rangeOfWord(word), position)),
  );
  return found && place(found, inside, outer);
}

interface Around {
  readonly items: readonly Item[];
  readonly scope: Scope;
  readonly outer: Placed | undefined;
}

function descend(
  items: readonly Item[],
  position: Position,
  scope: Scope,
  outer: Placed | undefined,
): Around {
  const statement = lastBefore(items, position);
  const { block } = statement ?? {};
  if (statement === undefined || block === undefined) return { items, scope, outer };
  const opened = rangeOfWord(block.open).end;
  const isIn =
    !isBefore(position, opened) &&
    (block.close === undefined || !isBefore(rangeOfWord(block.close).start, position));
  if (!isIn) return { items, scope, outer };
  const placed = place(statement, scope, outer);
  return descend(block.items, position, placed.inside, placed);
}

/** Of the statements that begin before a place. */
function lastBefore(items: readonly Item[], position: Position): Statement | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(position, rangeOfWord(beginningOf(item)).start)) high = middle;
    else low = middle + 1;
  }
  return items.slice(0, low).findLast((item) => item.type === 'statement');
}

/** The words of a line up to a place, when they are not those of a comment. */
export interface Typed {
  /** Those before the one that is being typed. */
  readonly words: readonly string[];
  /** That one, as far as it is there. */
  readonly word: string;
  /** What it takes up. */
  readonly range: Range;
  /** Without the condition or the loop before it, nothing else is on the line. */
  readonly line: string;
}

/** Nothing within a comment. */
export function typedAt(document: Document, { line, character }: Position): Typed | undefined {
  const before = lineAt(document, line).slice(0, character);
  if (commentAt(before) < before.length) return undefined;
  const opened = Math.max(...['{', '}'].map((brace) => lastBrace(before, brace)));
  const text = before
    .slice(opened + 1)
    .replace(/^[ \t]*(?:@\S+[ \t]+)?(?:~(?:SEQx?|LST)[ \t]*\([^)]*\)[ \t]*)?/, '');
  const words = text.match(/"[^"]*"?|[^\s"]+/g) ?? [];
  const word = /(?:"[^"]*|[^\s"]+)$/.exec(text)?.[0] ?? '';
  const isWhole = word === '' || (word.endsWith('"') && word.length > 1);
  const typed = isWhole ? '' : word;
  return {
    words: (typed === '' ? words : words.slice(0, -1)).map((each) => each.replaceAll('"', '')),
    word: typed,
    range: { start: { line, character: character - typed.length }, end: { line, character } },
    line: text,
  };
}

/** One that is no part of `${NAME}`. */
function lastBrace(text: string, brace: string): number {
  const plain = text.replace(/\$\{[^{}]*\}?/g, (reference) => '$'.repeat(reference.length));
  return plain.lastIndexOf(brace);
}
