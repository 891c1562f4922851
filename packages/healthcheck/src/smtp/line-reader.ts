/** As long as a line may be that keepalived finds the end of, in octets. */
const LONGEST_LINE = 511;
const NEWLINE = 0x0a;

export interface ReadLine {
  /** As far as its end; what has come behind it is no part of it. Undefined when it has not ended. */
  readonly line: string | undefined;
  /** What had come before was too long, and is forgotten. */
  readonly hasOverflown: boolean;
}

/** Finds the first line of what comes, in memory that does not grow. */
export class LineReader {
  #line = Buffer.alloc(0);

  read(octets: Uint8Array): ReadLine {
    let hasOverflown = false;
    let line: string | undefined;
    for (let at = 0; at < octets.length && line === undefined; ) {
      if (this.#line.length >= LONGEST_LINE) {
        hasOverflown = true;
        this.#line = Buffer.alloc(0);
      }
      const piece = octets.subarray(at, at + LONGEST_LINE - this.#line.length);
      this.#line = Buffer.concat([this.#line, piece]);
      at += piece.length;
      line = this.#found();
    }
    return { line, hasOverflown };
  }

  /** A NUL octet hides what stands behind it. */
  #found(): string | undefined {
    const nul = this.#line.indexOf(0);
    const text = nul < 0 ? this.#line : this.#line.subarray(0, nul);
    const end = text.indexOf(NEWLINE);
    return end < 0 ? undefined : text.toString('latin1', 0, end);
  }
}
