import type { Binary } from '../daemon/binary.ts';
import type { Role } from './play.ts';
import type { Spans } from './spans.ts';

/** What the kernel of its own is told to do. */
export interface Task {
  /** As they are written, by their place among all: other kernels play the others. */
  readonly scenarios: readonly (readonly [number, string])[];
  readonly binaries: Readonly<Record<Role, Binary>>;
  /** How many are played at the same time. */
  readonly together: number;
  /** A folder; the outcome of the first of all goes to `0.json` in it. */
  readonly answers: string;
}

/** Two transcripts, and how long their checkers took; or why there are none. */
export type Outcome =
  | (Readonly<Record<Role, string>> & { readonly spans: Readonly<Record<Role, Spans>> })
  | { readonly error: string };
