import { modifierBits, type Token, typeNumber } from './semantic-tokens.ts';

/** Makes numbers of tokens that come from top to bottom, from left to right. */
export class Encoder {
  readonly numbers: number[] = [];
  /** That of the last token. */
  lastLine: number | undefined;
  #character = 0;

  /** @param line where the token is */
  add(token: Token, line: number): void {
    const { character, length } = token;
    const below = line - (this.lastLine ?? 0);
    const behind = below === 0 ? character - this.#character : character;
    this.numbers.push(below, behind, length, typeNumber(token), modifierBits(token));
    this.lastLine = line;
    this.#character = character;
  }
}
