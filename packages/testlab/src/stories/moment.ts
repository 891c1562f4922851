import type { Millis } from '../clock.ts';

/** Somebody became another. Since the story's beginning. */
export interface Moment {
  readonly at: Millis;
  /** `a VI_1 MASTER`, `a VI_1 priority 90`, `a +10.0.0.10`. */
  readonly text: string;
}

/** What became of the nodes. Of two that are told at the same time none is before the other. */
export interface Account {
  readonly transitions: readonly Moment[];
  /** Addresses that came, and those that went from a node that was not switched off. */
  readonly addresses: readonly Moment[];
}

export function inOrder(moments: readonly Moment[]): readonly Moment[] {
  return moments.toSorted((one, other) => one.at - other.at || (one.text < other.text ? -1 : 1));
}
