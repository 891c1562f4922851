import { unchanged } from '@kaconf/config';
import { type Directive, directivesIn, masked } from './directives.ts';

/** Few enough to be read again with each keystroke in them. */
const LINES = 50;

/** Whole lines of a text. */
export class Passage {
  readonly text: string;
  /** Without their ends. */
  readonly lines: readonly string[];
  /** Whether something in it may be an include. */
  readonly mayInclude: boolean;
  #masked: string | undefined;
  #directives: readonly Directive[] | undefined;

  constructor(text: string) {
    this.text = text;
    this.mayInclude = text.includes('include');
    const lines = text.endsWith('\n') ? text.slice(0, -1) : text;
    this.lines = lines.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  }

  get masked(): string {
    this.#masked ??= this.#mask();
    return this.#masked;
  }

  /** Their lines count from its first. */
  get directives(): readonly Directive[] {
    this.#directives ??= directivesIn(this.lines);
    return this.#directives;
  }

  /** Where nothing is masked, it is known to be the same without a look. */
  #mask(): string {
    const text = this.text.endsWith('\n') ? `${masked(this.lines)}\n` : masked(this.lines);
    return text === this.text ? this.text : text;
  }
}

/** A text, and what it consists of. */
export interface Cut {
  readonly text: string;
  readonly passages: readonly Passage[];
}

/** What a text consists of. @param before another: the same objects where it begins and ends as that does */
export function passagesOf(text: string, before: Cut): Passage[] {
  const { above, between, below } = unchanged(before.passages, before.text, text);
  return [...above, ...cut(between), ...below];
}

function cut(text: string): Passage[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const passages: Passage[] = [];
  for (let from = 0; from < lines.length; ) {
    // A line more does not leave a passage of one line.
    const to = lines.length - from < 2 * LINES ? lines.length : from + LINES;
    // Joined again they do not keep the whole in memory.
    passages.push(new Passage(lines.slice(from, to).join('')));
    from = to;
  }
  return passages;
}
