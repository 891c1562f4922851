import { RegexFault } from './fault.ts';

/** A pattern while it is read: octets, or code points with `utf`. */
export class PatternText {
  readonly #codes: readonly number[];
  at = 0;

  constructor(pattern: string, utf: boolean) {
    this.#codes = utf ? [...pattern].map((char) => char.codePointAt(0) ?? 0) : [...Buffer.from(pattern)];
  }

  get isOver(): boolean {
    return this.at >= this.#codes.length;
  }

  /** The code there, −1 behind the end. */
  code(ahead = 0): number {
    return this.#codes[this.at + ahead] ?? -1;
  }

  /** The same as text, empty behind the end. */
  char(ahead = 0): string {
    const code = this.code(ahead);
    return code < 0 ? '' : String.fromCodePoint(code);
  }

  next(): number {
    const code = this.code();
    this.at++;
    return code;
  }

  /** Whether it goes on like this; passes over it. */
  take(text: string): boolean {
    if (this.peek(text.length) !== text) return false;
    this.at += text.length;
    return true;
  }

  peek(length: number): string {
    let text = '';
    for (let ahead = 0; ahead < length; ahead++) text += this.char(ahead);
    return text;
  }

  /** As long as characters are like this, and not more than so many; passes over them. */
  takeWhile(like: RegExp, limit = Number.POSITIVE_INFINITY): string {
    let text = '';
    while (text.length < limit && !this.isOver && like.test(this.char()))
      text += String.fromCodePoint(this.next());
    return text;
  }

  /** Up to a mark, over which it passes, too. @throws RegexFault where there is none */
  takeUntil(mark: string, complaint: string): string {
    let text = '';
    while (!this.take(mark)) {
      if (this.isOver) throw this.fault(complaint);
      text += String.fromCodePoint(this.next());
    }
    return text;
  }

  fault(message: string): RegexFault {
    return new RegexFault(message, Math.min(this.at, this.#codes.length));
  }
}
