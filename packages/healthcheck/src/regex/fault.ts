/** What is wrong with a pattern, in the words of PCRE2 where it has any. */
export class RegexFault extends Error {
  /** In octets; where in the pattern it was noticed. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
