/** How much a reload does, the least first. */
export const EFFECTS = ['harmless', 'applied', 'interrupts', 'restart'] as const;

/**
 * `harmless`: neither the wire nor the kernel hears of it. `applied`: it is brought about, and nothing stops meanwhile.
 * `interrupts`: addresses go, masters step down, or connections are cut. `restart`: a reload cannot bring it about.
 */
export type Effect = (typeof EFFECTS)[number];

/** What a reload makes of a difference. */
export interface Consequence {
  readonly effect: Effect;
  /** A sentence without a full stop. */
  readonly text: string;
}

export function harmless(text = 'nothing on the wire'): Consequence {
  return { effect: 'harmless', text };
}

export function applied(text: string): Consequence {
  return { effect: 'applied', text };
}

export function interrupts(text: string): Consequence {
  return { effect: 'interrupts', text };
}

export function restart(text: string): Consequence {
  return { effect: 'restart', text };
}

export function isWorse(effect: Effect, than: Effect): boolean {
  return EFFECTS.indexOf(effect) > EFFECTS.indexOf(than);
}
