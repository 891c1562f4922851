import { type Directive, directivesIn, masked } from './directives.ts';

/** Few enough to be read again with each keystroke in them. */
const LINES = 50;

/** Whole lines of a text, without the end of the last one. */
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
    this.lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
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
    const text = masked(this.lines);
    return text === this.text ? this.text : text;
  }
}

/** What a text consists of. @param before those of another: the same objects where it begins and ends with them */
export function passagesOf(text: string, before: readonly Passage[]): Passage[] {
  const above: Passage[] = [];
  let start = 0;
  for (const passage of before) {
    const end = start + passage.text.length;
    const isThere = text.slice(start, end) === passage.text && isLineEnd(text, end);
    if (!isThere) break;
    above.push(passage);
    start = end + 1;
  }
  const below: Passage[] = [];
  let end = text.length;
  for (const passage of before.slice(above.length).reverse()) {
    const begin = end - passage.text.length;
    const isThere =
      begin >= start &&
      text.slice(begin, end) === passage.text &&
      (begin === 0 || isLineEnd(text, begin - 1));
    if (!isThere) break;
    below.push(passage);
    end = begin - 1;
  }
  return [...above, ...(start > end ? [] : cut(text.slice(start, end))), ...below.reverse()];
}

function isLineEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n';
}

function cut(text: string): Passage[] {
  const lines = text.split('\n');
  const passages: Passage[] = [];
  for (let from = 0; from < lines.length; ) {
    // A line more does not leave a passage of one line.
    const to = lines.length - from < 2 * LINES ? lines.length : from + LINES;
    // Joined again they do not keep the whole in memory.
    passages.push(new Passage(lines.slice(from, to).join('\n')));
    from = to;
  }
  return passages;
}
