/** A compiled pattern that looks at octets as they come, part after part. */
export interface Matcher {
  /** How far behind itself a match may look, in octets. */
  readonly maxLookbehind: number;
  /**
   * The leftmost match that begins at `start` or behind it.
   *
   * @param budget how many steps it may take
   */
  match(subject: Uint8Array, start: number, budget: number): Found;
}

/** `steps`: how many it took. */
export type Found =
  | { readonly type: 'match' | 'partial'; readonly index: number; readonly steps: number }
  /** `partial` is where the end has been looked at before there was a match: what comes next may change the answer. */
  | { readonly type: 'none' | 'exhausted'; readonly steps: number };
