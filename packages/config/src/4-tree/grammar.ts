import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import { Close, Comment, Open, tokenTypes, Words } from '../3-tokens/lexer.ts';

/** What the grammar tells whoever builds something of it. */
export interface Listener {
  words(token: IToken): void;
  open(token: IToken): void;
  close(token: IToken): void;
  comment(token: IToken): void;
}

/**
 * A file is any sequence of words, braces and comments. That braces match is not the grammar's affair: keepalived takes a
 * file where they do not, a mistake in one must not hide the rest, and blocks may nest deeper than a parser's stack.
 */
class Grammar extends EmbeddedActionsParser {
  #listener: Listener = NOBODY;

  constructor() {
    super(tokenTypes, { maxLookahead: 1, skipValidations: true });
    this.performSelfAnalysis();
  }

  parse(tokens: IToken[], listener: Listener): void {
    this.input = tokens;
    this.#listener = listener;
    this.file();
    this.#listener = NOBODY;
  }

  /** Made once, not for every token. */
  readonly #alternatives = [
    { ALT: () => this.#listener.words(this.CONSUME(Words)) },
    { ALT: () => this.#listener.open(this.CONSUME(Open)) },
    { ALT: () => this.#listener.close(this.CONSUME(Close)) },
    { ALT: () => this.#listener.comment(this.CONSUME(Comment)) },
  ];

  readonly #item = () => this.OR(this.#alternatives);

  readonly file = this.RULE('file', () => this.MANY(this.#item));
}

/** Listens while the parser records its grammar. */
const NOBODY: Listener = { words() {}, open() {}, close() {}, comment() {} };

let grammar: Grammar | undefined;

/** The parser is made at the first file and kept. */
export function parseTokens(tokens: IToken[], listener: Listener): void {
  grammar ??= new Grammar();
  grammar.parse(tokens, listener);
}
