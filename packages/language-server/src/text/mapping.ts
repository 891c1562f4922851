import { sameEnds } from './same-ends.ts';

/** Makes something of each of a list, but not again where a list begins or ends as the one before. */
export class Mapping<From, To> {
  readonly #make: (from: From) => To;
  #before: readonly From[] = [];
  #made: readonly To[] = [];

  constructor(make: (from: From) => To) {
    this.#make = make;
  }

  of(list: readonly From[]): readonly To[] {
    const { above, below } = sameEnds(this.#before, list);
    const changed = list.slice(above, list.length - below).map(this.#make);
    this.#made = [...this.#made.slice(0, above), ...changed, ...this.#made.slice(this.#made.length - below)];
    this.#before = list;
    return this.#made;
  }
}
