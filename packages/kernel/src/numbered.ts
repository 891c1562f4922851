/** As many at the same time as a process may have descriptors (fs.nr_open). */
const PLACES = 1 << 20;
/** Numbers are of 28 bits: the lower 20 are the place, the others count who has had it. */
const NUMBERS = 1 << 28;

/**
 * Things that the kernel knows by a number, thousands of new ones a second. A Map would have a new table for itself ever so
 * often; the old one has lived long, and V8 takes what stood in it for long-lived, too.
 */
export class Numbered<T> {
  readonly #items: (T | undefined)[] = [];
  /** Of each place the number of what is there, or of what comes there next. */
  readonly #numbers: number[] = [];
  readonly #free: number[] = [];

  /** @returns a number that nobody has had lately, until it is deleted */
  reserve(): number {
    const place = this.#free.pop() ?? this.#numbers.push(this.#numbers.length) - 1;
    return this.#numbers[place] ?? place;
  }

  set(number: number, item: T): void {
    this.#items[number % PLACES] = item;
  }

  get(number: number): T | undefined {
    const place = number % PLACES;
    return this.#numbers[place] === number ? this.#items[place] : undefined;
  }

  delete(number: number): void {
    const place = number % PLACES;
    if (this.#numbers[place] !== number) return;
    this.#items[place] = undefined;
    this.#numbers[place] = (number + PLACES) % NUMBERS;
    this.#free.push(place);
  }

  /** All numbers stay whose they are. */
  clear(): void {
    this.#items.fill(undefined);
  }
}
