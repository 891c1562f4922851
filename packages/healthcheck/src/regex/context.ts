import { type CharSet, ignoreCase, range } from './char-set.ts';
import type { Alphabet } from './named-sets.ts';
import type { Node } from './node.ts';
import type { RegexOptions } from './options.ts';
import { PatternText } from './pattern-text.ts';

/** What `(?imsxnU)` can change in the middle of a pattern. */
export interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
  readonly n: boolean;
  readonly U: boolean;
}

/** What the parts of a parser share. */
export class Context {
  readonly text: PatternText;
  readonly options: RegexOptions;
  readonly utf: boolean;
  readonly alphabet: Alphabet;
  flags: Flags;
  /** Groups so far. */
  groups = 0;
  readonly names = new Map<string, number[]>();
  /** To be done when all groups are known. @throws RegexFault */
  readonly checks: (() => void)[] = [];

  constructor(pattern: string, options: RegexOptions) {
    const leading =
      /^(?:\(\*(?:UTF|UCP|NO_AUTO_POSSESS|NO_START_OPT|NO_DOTSTAR_ANCHOR|NO_JIT)\))*/.exec(pattern)?.[0] ??
      '';
    this.options = options;
    this.utf = options.has('utf') || leading.includes('(*UTF)');
    this.alphabet = { unicode: options.has('ucp') || leading.includes('(*UCP)') };
    this.text = new PatternText(pattern, this.utf);
    this.text.at = leading.length;
    this.flags = {
      i: options.has('caseless'),
      m: options.has('multiline'),
      s: options.has('dotall'),
      x: options.has('extended'),
      n: options.has('no_auto_capture'),
      U: options.has('ungreedy'),
    };
  }

  /** Whether the case of other letters than those of ASCII is known. */
  get knowsAllLetters(): boolean {
    return this.utf || this.alphabet.unicode;
  }

  literal(code: number): Node {
    return this.character(range(code, code));
  }

  character(set: CharSet): Node {
    return { type: 'character', set: this.flags.i ? ignoreCase(set, this.knowsAllLetters) : set };
  }

  /** @throws RegexFault where the code is none of an octet, or of Unicode */
  checkCode(code: number): number {
    const isFine = this.utf ? code <= 0x10_ffff : code <= 0xff;
    if (!isFine) throw this.text.fault('character code point value in \\x{} or \\o{} is too large');
    return code;
  }
}
