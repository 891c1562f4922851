import type { Item } from '@kaconf/config';
import { type Token, tokensOfWords } from '../colours/semantic-tokens.ts';
import { interfacesOf, type Named, namesOf } from './names.ts';
import { type Placed, placedIn, type Scope } from './placed.ts';
import { beginningOf } from './places.ts';

const INCLUDE = /^include[rmwba]?$/;

/** What is in an item at the top of a file; what nobody asks for is not looked for. */
export class PlacedItem {
  /** What stands in blocks behind what opens them. */
  readonly statements: readonly Placed[];
  /** Asked for with each keystroke: it is looked up only once. */
  readonly #origin: { readonly line: number };
  #tokens: readonly Token[] | undefined;
  #names: readonly Named[] | undefined;
  #interfaces: readonly string[] | undefined;
  #includes: readonly Placed[] | undefined;

  constructor(item: Item, scope: Scope) {
    this.statements = placedIn(item, scope);
    this.#origin = beginningOf(item).origin;
  }

  /** That it begins with, counted from 0; both move. */
  get line(): number {
    return this.#origin.line - 1;
  }

  /** Counted from its line. */
  get tokens(): readonly Token[] {
    this.#tokens ??= tokensOfWords(this.statements, this.line);
    return this.#tokens;
  }

  get names(): readonly Named[] {
    this.#names ??= this.statements.flatMap(namesOf);
    return this.#names;
  }

  get interfaces(): readonly string[] {
    this.#interfaces ??= this.statements.flatMap(interfacesOf);
    return this.#interfaces;
  }

  get includes(): readonly Placed[] {
    this.#includes ??= this.statements.filter(({ words }) => INCLUDE.test(words[0]?.text ?? ''));
    return this.#includes;
  }
}
