import type { Span } from '@kaconf/diagnostics';
import type { IpAddress } from '@kaconf/net';
import { spanBetween } from '../../../1-source/origin.ts';
import type { Statement, Word } from '../../../4-tree/tree.ts';
import { type NameTable, resolveName } from '../../../machine/names.ts';
import type { Objection, Reading } from '../../keyword.ts';
import { isInvalid, readAddress } from '../network/prefix.ts';
import { formatRange, type Range, toUnsigned } from '../numbers/number.ts';
import { argument, meant } from './words.ts';

/** What is minded at a word: our words, and behind them keepalived's. */
export type Complaint = Pick<Objection, 'code' | 'hint'> & {
  readonly message: string;
  readonly line: string | readonly string[];
};

/** The words of an entry that is read one by one: a route or a rule. */
export class EntryWords {
  readonly statement: Statement;
  readonly reading: Reading;
  readonly #options: readonly string[];
  #at = 0;

  /** @param options the words that have a meaning */
  constructor(statement: Statement, reading: Reading, options: readonly string[]) {
    this.statement = statement;
    this.reading = reading;
    this.#options = options;
  }

  get span(): Span {
    const { words } = this.statement;
    return spanBetween(words[0], words.at(-1) ?? words[0]);
  }

  /** The word at hand; undefined behind the last. */
  get here(): Word | undefined {
    return this.statement.words[this.#at];
  }

  get next(): Word | undefined {
    return this.statement.words[this.#at + 1];
  }

  advance(words = 1): void {
    this.#at += words;
  }

  /** Passes over all that is left. */
  end(): void {
    this.#at = this.statement.words.length;
  }

  /** Goes on to the next word, the value of the one at hand. keepalived gives up on the file when there is none. */
  value(): Word | undefined {
    this.#at++;
    return this.required();
  }

  /** The word at hand; keepalived gives up on the file when there is none. */
  required(): Word | undefined {
    return argument(this.statement, this.reading, this.#at);
  }

  /** Whether the next word is this one; it is passed by then. */
  skips(text: string): boolean {
    const isNext = this.next?.text === text;
    if (isNext) this.#at++;
    return isNext;
  }

  /** keepalived passes over the next word without a look. */
  skipUnread(hint: string): void {
    const { here, next } = this;
    if (next !== undefined)
      this.mind({ message: `keepalived skips the word behind '${here?.text}'`, hint, line: [] }, next);
    this.advance();
  }

  /** The option that a word may be meant to be. */
  meant({ text }: Word): Pick<Objection, 'hint'> {
    return meant(text, this.#options);
  }

  /** Minds something and goes on. */
  mind({ line, ...complaint }: Complaint, word = this.here): void {
    const keepalived = typeof line === 'string' ? [line] : line;
    this.reading.object({ ...complaint, ...(word && { word }), keepalived });
  }

  /** Minds something for which the whole entry is left out. */
  refuse(complaint: Complaint, word = this.here): false {
    this.mind(complaint, word);
    return false;
  }

  /** The number that the word is; or it minds that it is none. */
  number(word: Word, range: Range, line: string): number | undefined {
    const result = toUnsigned(word.text, range);
    if (typeof result === 'number') return result;
    const message = `found '${word.text}', allowed is ${formatRange(range)}`;
    this.mind({ message, line: [result, line.replace('{value}', word.text)] }, word);
    return;
  }

  /** What a name, or a number as C writes it, stands for; or it minds that it stands for nothing. */
  named(word: Word, table: NameTable, max: number, line: string): number | undefined {
    const { names } = this.reading;
    const value = resolveName(names, table, word.text, max);
    if (value === undefined) this.mind(unknownName(word, names[table], table, max, line), word);
    return value;
  }

  /** The address that the word is; or it minds that it is none. */
  address(word: Word, line: string): IpAddress | undefined {
    const address = readAddress(word);
    if (!isInvalid(address)) return address;
    this.mind({ message: address.message, line: [address.line, line.replace('{value}', word.text)] }, word);
    return;
  }
}

function unknownName(
  { text }: Word,
  names: ReadonlyMap<string, number>,
  table: NameTable,
  max: number,
  line: string,
): Complaint {
  const few = names.size > 0 && names.size <= 8 ? ` or one of ${[...names.keys()].join(', ')}` : ` or a name`;
  return {
    message: `found '${text}', allowed is 0–${max}${few} of ${table}`,
    line: line.replace('{value}', text),
  };
}
