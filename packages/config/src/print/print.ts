import type { Place } from '../1-source/origin.ts';
import type { Braces, Item, Tree } from '../4-tree/tree.ts';

const INDENT = '    ';
/** Deeper blocks are not indented further, or the text would grow with the square of their depth. */
const MAX_INDENTS = 32;

/**
 * A tree as text, laid out: a statement or a brace a line, blocks indented, comments where they were, no more than one
 * blank line at a time. What the tree says stays: printing what was read from a print changes nothing.
 */
export function print(tree: Tree): string {
  const printer = new Printer();
  const pending: Part[] = tree.items.toReversed();
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if ('ends' in part) {
      printer.close(part.ends);
      continue;
    }
    printer.item(part);
    if (!('block' in part) || part.block === undefined) continue;
    pending.push({ ends: part.block });
    for (const inner of part.block.items.toReversed()) pending.push(inner);
  }
  return printer.text();
}

/** Blocks may nest deeper than the stack: what is still to come is a list. */
type Part = Item | { readonly ends: Braces };

class Printer {
  readonly #lines: string[] = [];
  #depth = 0;
  /** Of the source: where the last printed thing stood. */
  #line = 0;

  item(item: Item): void {
    if (item.type === 'comment') this.#comment(item.text.trimEnd(), item.place);
    else if (item.type === 'extra') this.#begin('}', item.place);
    else if (item.type === 'stray') this.#begin('{', item.block.open);
    else this.#begin(item.block ? `${item.raw} {` : item.raw, item.words[0]);
    if ('block' in item && item.block) {
      this.#depth++;
      this.#line = item.block.open.origin.line;
    }
  }

  close({ close }: Braces): void {
    this.#depth--;
    if (close === undefined) return;
    this.#line = close.origin.line;
    this.#lines.push(`${this.#indent()}}`);
  }

  text(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  /** Behind what stands in the same line, or in a line of its own. */
  #comment(text: string, place: Place): void {
    if (place.origin.line !== this.#line) this.#begin(text, place);
    else this.#lines.push(`${this.#lines.pop() ?? ''} ${text}`);
  }

  #begin(text: string, { origin }: Place): void {
    const isFirst = this.#lines.at(-1)?.endsWith('{') ?? true;
    if (origin.line > this.#line + 1 && !isFirst) this.#lines.push('');
    this.#lines.push(`${this.#indent()}${text}`);
    this.#line = origin.line;
  }

  #indent(): string {
    return INDENT.repeat(Math.min(this.#depth, MAX_INDENTS));
  }
}
