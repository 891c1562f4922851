import type { Item } from '@kaconf/config';
import { interfacesOf, type Named, namesOf } from './names.ts';
import { type Placed, placedIn, type Scope } from './placed.ts';
import { type TokenOfWord, tokensOfWords } from './semantic-tokens.ts';

const INCLUDE = /^include[rmwba]?$/;

/** What is in an item at the top of a file; what nobody asks for is not looked for. */
export class PlacedItem {
  /** What stands in blocks behind what opens them. */
  readonly statements: readonly Placed[];
  #tokens: readonly TokenOfWord[] | undefined;
  #names: readonly Named[] | undefined;
  #interfaces: readonly string[] | undefined;
  #includes: readonly Placed[] | undefined;

  constructor(item: Item, scope: Scope) {
    this.statements = placedIn(item, scope);
  }

  get tokens(): readonly TokenOfWord[] {
    this.#tokens ??= this.statements.flatMap(tokensOfWords);
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
