import type { Role } from '../messages.ts';

/** A start or a reload that is under way. */
interface Round {
  readonly what: 'Startup' | 'Reload';
  /** Who has not yet answered to what it was told. */
  readonly awaited: Set<Role>;
}

/** When all children have done what they were told, the start first and then each reload. */
export class Rounds {
  readonly #ready: (what: Round['what']) => void;
  /** In their order: a reload may be asked for before the start is over. */
  readonly #rounds: Round[] = [];
  /** Those that have started before. */
  readonly #started = new Set<Role>();
  #what: Round['what'] = 'Startup';

  constructor(ready: (what: Round['what']) => void) {
    this.#ready = ready;
  }

  /** @param roles who has been told something @returns whether there is anybody to wait for */
  begin(roles: readonly Role[]): boolean {
    if (roles.length === 0) return false;
    this.#rounds.push({ what: this.#what, awaited: new Set(roles) });
    this.#what = 'Reload';
    return true;
  }

  /** One that was started again was told the newest at once, and says so once. */
  started(role: Role): void {
    this.#answered(role, this.#started.has(role));
    this.#started.add(role);
  }

  reloaded(role: Role): void {
    this.#answered(role, false);
  }

  #answered(role: Role, all: boolean): void {
    const waiting = this.#rounds.filter(({ awaited }) => awaited.has(role));
    for (const { awaited } of all ? waiting : waiting.slice(0, 1)) awaited.delete(role);
    while (this.#rounds[0]?.awaited.size === 0) {
      this.#ready(this.#rounds[0].what);
      this.#rounds.shift();
    }
  }
}
