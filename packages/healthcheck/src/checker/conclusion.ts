import type { Micros } from '@kaconf/net';
import type { Verdict } from '../verdict.ts';
import type { Progress } from './progress.ts';

/** What is to be done for a checker, in this order. Plain data. */
export type Effect =
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'logDetail'; readonly text: string }
  | ({ readonly type: 'verdict' } & Omit<Verdict, 'place'>)
  /** What it adds to the real server's weight, which stays up or down. */
  | { readonly type: 'weigh'; readonly weight: number };

/** What comes of the outcome of a check. */
export interface Conclusion<P extends Progress = Progress> {
  readonly progress: P;
  readonly effects: readonly Effect[];
  /** When to check again: from now on, or from when this check began. */
  readonly next: Micros;
  readonly from: 'end' | 'start';
}

export function log(text: string): Effect {
  return { type: 'log', text };
}
