import type { Line } from '../1-source/line.ts';

/** A line that is read several times, each time with other definitions. */
export interface Loop {
  readonly count: number;
  /** The definitions of the time `index`, counted from 0. */
  bindings(index: number): readonly Binding[];
  readonly body: Line;
  /** `~SEQ(…)` itself. */
  readonly head: Line;
}

export interface Binding {
  readonly name: string;
  readonly value: string;
}

/** Why a line is no loop: in our words, and what keepalived says of it first, if anything. */
export interface NoLoop {
  readonly message: string;
  readonly keepalived?: string;
}
