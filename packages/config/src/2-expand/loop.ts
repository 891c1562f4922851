import type { Line } from '../1-source/line.ts';
import type { Value } from './definitions.ts';

/** A line that is read several times, each time with other definitions. */
export interface Loop {
  readonly count: number;
  /** The definitions of the time `index`, counted from 0. */
  bindings(index: number): readonly Binding[];
  readonly body: Line;
}

export interface Binding {
  readonly name: string;
  readonly value: Value;
}

/** Why a line is no loop: in our words, and what keepalived says of it first, if anything. */
export interface NoLoop {
  readonly message: string;
  readonly keepalived?: string;
}
