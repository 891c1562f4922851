/** As long as a line may be that keepalived finds the end of, in octets. */
const LONGEST_LINE = 511;
const NEWLINE = 0x0a;

/** Finds the first line of what comes, in memory that does not grow. */
export class LineReader {
  #line = Buffer.alloc(0);

  /**
   * @returns the line as far as its end, of which what has come behind it is no part; `overflow` where what has come so far is too long and forgotten
   */
  read(octets: Uint8Array): string | 'overflow' | undefined {
    let hasOverflown = false;
    for (let at = 0; at < octets.length; ) {
      if (this.#line.length >= LONGEST_LINE) {
        hasOverflown = true;
        this.#line = Buffer.alloc(0);
      }
      const piece = octets.subarray(at, at + LONGEST_LINE - this.#line.length);
      this.#line = Buffer.concat([this.#line, piece]);
      at += piece.length;
      const line = this.#found();
      if (line !== undefined) return line;
    }
    return hasOverflown ? 'overflow' : undefined;
  }

  /** A NUL octet hides what stands behind it. */
  #found(): string | undefined {
    const nul = this.#line.indexOf(0);
    const text = nul < 0 ? this.#line : this.#line.subarray(0, nul);
    const end = text.indexOf(NEWLINE);
    return end < 0 ? undefined : text.toString('latin1', 0, end);
  }
}
