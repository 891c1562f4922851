/** Tells in which line of a text something is. It goes forward only. */
export class LineCursor {
  /** Before the text that of the line before it. */
  line: number;
  /** Where the line begins. */
  start = 0;
  /** Whether a line feed is behind it. */
  isEnded = true;
  readonly #text: string;
  #end = -1;

  /** @param first the line that the text begins with */
  constructor(text: string, first = 1) {
    this.#text = text;
    this.line = first - 1;
  }

  /** Returns whether that is in another line. */
  advance(offset: number): boolean {
    if (offset <= this.#end) return false;
    while (offset > this.#end) {
      this.line++;
      this.start = this.#end + 1;
      const newline = this.#text.indexOf('\n', this.start);
      this.isEnded = newline !== -1;
      this.#end = newline === -1 ? this.#text.length : newline;
    }
    return true;
  }
}
