/** How often what has happened to whom. */
export class Tally {
  readonly #counts = new Map<string, Map<string, number>>();

  add(subject: string, what: string): void {
    const counts = this.#counts.get(subject) ?? new Map<string, number>();
    counts.set(what, (counts.get(what) ?? 0) + 1);
    this.#counts.set(subject, counts);
  }

  of(subject: string): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts.get(subject) ?? []);
  }

  get subjects(): readonly string[] {
    return [...this.#counts.keys()];
  }

  /** One for each subject: `VI_1: 3 of these, 1 of those`. */
  lines(): string[] {
    return [...this.#counts].map(([subject, counts]) => {
      const parts = [...counts].map(([what, count]) => `${count} ${what}`);
      return `${subject}: ${parts.join(', ')}`;
    });
  }
}
