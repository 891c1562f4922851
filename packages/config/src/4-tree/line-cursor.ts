/** Tells in which line of a text something is. It goes forward only. */
export class LineCursor {
  /** Counted from 1; 0 before the text. */
  line = 0;
  /** Where the line begins. */
  start = 0;
  /** Whether a line feed is behind it. */
  isEnded = true;
  readonly #text: string;
  #end = -1;

  constructor(text: string) {
    this.#text = text;
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
