import type { Span } from '@kaconf/diagnostics';
import { type Movable, move } from '../1-source/moving.ts';
import type { Origin } from '../1-source/origin.ts';
import type { Item, Statement } from '../4-tree/tree.ts';
import { file } from '../schema/file.ts';
import type { Values } from './form.ts';

/**
 * What blocks at the top of a file meant when it was last read with them there: while a brace is missing they may be in another block for
 * a while. Those that are the same objects are not read again as long as all that gives them names and defaults is the same, too; only
 * for a reader who asks no machine. What was found wrong with something is read anew.
 */
export class StatementMemory {
  #surroundings: readonly Statement[] = [];
  #known = new WeakMap<Statement, Meant>();

  /** All of a file is about to be read. */
  begin(items: readonly Item[]): void {
    const surroundings = items.filter((item) => item.type === 'statement').filter(isOnlyOne);
    const isSame =
      surroundings.length === this.#surroundings.length &&
      surroundings.every((statement, index) => isAlike(statement, this.#surroundings[index]));
    if (!isSame) this.#known = new WeakMap();
    this.#surroundings = surroundings;
  }

  /** What it meant. All in it that says where it was, has moved with it. */
  recall(statement: Statement): Values | undefined {
    const known = this.#known.get(statement);
    if (known === undefined) return undefined;
    const { line, row } = whereIs(statement);
    const shift = { lines: line - known.line, rows: (row ?? 0) - (known.row ?? 0) };
    if (shift.lines !== 0 || shift.rows !== 0) {
      for (const span of known.spans) move(span, shift);
      known.line = line;
      known.row = row;
    }
    return known.value;
  }

  /** It means that, and nothing is to be said about it. @param spans all that are in the value */
  note(statement: Statement, value: Values, spans: readonly Movable<Span>[]): void {
    if (!isOneOfMany(statement)) return;
    const { line, row } = whereIs(statement);
    this.#known.set(statement, { value, spans, line, row });
  }
}

interface Meant {
  readonly value: Values;
  readonly spans: readonly Movable<Span>[];
  /** Where it was. */
  line: number;
  row: number | undefined;
}

function whereIs({ words: [{ origin }] }: Statement): Origin {
  return origin;
}

/** Wherever they stand. */
function isAlike(one: Item, other: Item | undefined): boolean {
  if (one === other) return true;
  if (one.type !== 'statement' || other?.type !== 'statement') return false;
  const inside = one.block?.items.filter(({ type }) => type !== 'comment') ?? [];
  const there = other.block?.items.filter(({ type }) => type !== 'comment') ?? [];
  return (
    one.raw === other.raw &&
    (one.block === undefined) === (other.block === undefined) &&
    inside.length === there.length &&
    inside.every((item, index) => isAlike(item, there[index]))
  );
}

/** Those have values of their own, and ask for no other while they are read. What is unknown means nothing to any. */
function isOneOfMany(statement: Statement): boolean {
  return isMany(statement) === true;
}

function isOnlyOne(statement: Statement): boolean {
  return isMany(statement) === false;
}

/** Nothing for what is unknown. */
function isMany({ words: [{ text }] }: Statement): boolean | undefined {
  return MANY.get(text);
}

const MANY: ReadonlyMap<string, boolean> = new Map(
  Object.entries(file.keywords).map(([word, { type }]) => [word, 'many' in type && type.many]),
);
