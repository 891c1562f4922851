import type { ParsedPassage } from './parsed-passage.ts';
import type { Braces, Item, Opener } from './tree.ts';

/** Several passages of which each goes on in the next. */
export type Run = readonly [ParsedPassage, ...ParsedPassage[]];

/** An item that begins in one passage and goes on in others. What of it ends where it begins is the same as there. */
export class Joint {
  readonly run: Run;
  /** The passage that closes it, if any does, and how many items of that are in it, or close what is. */
  readonly end: ParsedPassage | undefined;
  readonly taken: number = 0;
  readonly #whole = new Map<Item, Item>();
  /** What is open, the outermost first. */
  readonly #levels: Level[] = [];
  readonly #distances: readonly number[];

  constructor(run: Run) {
    this.run = run;
    this.#distances = distancesIn(run);
    const [first, ...others] = run;
    let before = first;
    for (const passage of others) {
      this.#reopen(before);
      this.taken = this.#add(passage);
      before = passage;
    }
    this.end = this.#levels.length === 0 ? before : undefined;
  }

  /** Whether it is of these passages, and all of it has moved by the same number of lines: so does what it means. */
  isOf(run: Run): boolean {
    return (
      this.run.length === run.length &&
      run.every((passage, index) => passage === this.run[index]) &&
      distancesIn(run).every((distance, index) => distance === this.#distances[index])
    );
  }

  /** What stands in the place of an item of a passage: another one if that goes on. */
  whole<T extends Item>(item: T): T {
    return (this.#whole.get(item) as T | undefined) ?? item;
  }

  /** What nothing closes, the outermost first. */
  get open(): readonly Opener[] {
    if (this.end !== undefined) return [];
    return [...this.#levels.map(({ opener }) => opener), ...(this.run.at(-1)?.open ?? [])];
  }

  /** What is open at the end of a passage is made anew, for more to come into it. */
  #reopen({ open }: ParsedPassage): void {
    for (const opener of open) {
      if (opener.block === undefined) continue;
      const block = { open: opener.block.open, items: [...opener.block.items] };
      const whole = { ...opener, block };
      const around = this.#levels.at(-1)?.block.items;
      // Nothing but comments may stand behind it, before its brace.
      around?.splice(around.lastIndexOf(opener), 1, whole);
      this.#levels.push({ opener: whole, block });
      this.#whole.set(opener, whole);
    }
  }

  /** Returns how many items it has come to when all is closed, or at the end. */
  #add({ byBraces: { items } }: ParsedPassage): number {
    for (const [index, item] of items.entries()) {
      const level = this.#levels.at(-1);
      if (level === undefined) return index;
      if (item.type !== 'extra') level.block.items.push(item);
      else {
        level.block.close = item.place;
        this.#levels.pop();
      }
    }
    return items.length;
  }
}

interface Level {
  readonly opener: Opener;
  readonly block: { -readonly [K in keyof Braces]: Braces[K] } & { readonly items: Item[] };
}

/** How far their ends are from that of the first: they may be written in several files. */
function distancesIn(run: Run): number[] {
  const [{ last: first }] = run;
  return run.flatMap(({ last: { origin } }) => [
    origin.line - first.origin.line,
    (origin.row ?? 0) - (first.origin.row ?? 0),
  ]);
}

/** Each from where an item begins that goes on, to where it ends, or to the end of the text. @param passages all of it */
export function runsIn(passages: readonly ParsedPassage[]): Run[] {
  const runs: Run[] = [];
  let run: [ParsedPassage, ...ParsedPassage[]] | undefined;
  let open = 0;
  for (const passage of passages) {
    run?.push(passage);
    if (passage.extra >= open) {
      if (run) runs.push(run);
      run = passage.open.length > 0 ? [passage] : undefined;
      open = 0;
    } else open -= passage.extra;
    open += passage.open.length;
  }
  if (run && run.length > 1) runs.push(run);
  return runs;
}
