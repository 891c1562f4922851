/** What a burst of kernel events says of interfaces, beyond what they are in the end. */
export interface LinkNews {
  /** Those that came, changed or went. */
  readonly names: ReadonlySet<string>;
  /** Of these the interfaces that went, though another of the name may be there by now; their addresses went with them. */
  readonly gone: ReadonlySet<string>;
  /** Those that went down, and may be up again. */
  readonly down: ReadonlySet<string>;
  readonly added: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** Gathers it. */
export class LinkNewsInTheMaking {
  #names = new Set<string>();
  #gone = new Set<string>();
  #down = new Set<string>();
  #added: string[] = [];
  #renamed: { from: string; to: string }[] = [];

  touch(name: string): void {
    this.#names.add(name);
  }

  went(name: string): void {
    this.#gone.add(name);
  }

  wentDown(name: string): void {
    this.#down.add(name);
  }

  came(name: string): void {
    this.#added.push(name);
  }

  renamed(from: string, to: string): void {
    this.#renamed.push({ from, to });
  }

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  /** What came since the last time. */
  take(): LinkNews {
    const taken = {
      names: this.#names,
      gone: this.#gone,
      down: this.#down,
      added: this.#added,
      renamed: this.#renamed,
    };
    this.#names = new Set();
    this.#gone = new Set();
    this.#down = new Set();
    this.#added = [];
    this.#renamed = [];
    return taken;
  }
}
