import type { Item, Statement } from '../4-tree/tree.ts';
import { file } from '../schema/file.ts';
import type { Values } from './form.ts';

/**
 * What blocks at the top of a file meant when it was read before. Those that are the same objects are not read again as long as all that
 * gives them names and defaults is the same, too; only for a reader who asks no machine. What was found wrong with something is read anew.
 */
export class StatementMemory {
  #surroundings: readonly Statement[] = [];
  #known: ReadonlyMap<Statement, Values> = new Map();
  #next = new Map<Statement, Values>();

  /** All of a file is about to be read. */
  begin(items: readonly Item[]): void {
    const surroundings = items.filter((item) => item.type === 'statement').filter((it) => !isOneOfMany(it));
    const isSame =
      surroundings.length === this.#surroundings.length &&
      surroundings.every((statement, index) => statement === this.#surroundings[index]);
    this.#known = isSame ? this.#next : new Map();
    this.#next = new Map();
    this.#surroundings = surroundings;
  }

  recall(statement: Statement): Values | undefined {
    return this.#known.get(statement);
  }

  /** It means that, and nothing is to be said about it. */
  note(statement: Statement, value: Values): void {
    if (isOneOfMany(statement)) this.#next.set(statement, value);
  }
}

/** Those have values of their own, and ask for no other while they are read. */
const MANY: ReadonlySet<string> = new Set(
  Object.entries(file.keywords).flatMap(([word, { type }]) => ('many' in type && type.many ? [word] : [])),
);

function isOneOfMany({ words: [{ text }] }: Statement): boolean {
  return MANY.has(text);
}
