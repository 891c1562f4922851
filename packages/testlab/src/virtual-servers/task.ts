import type { Binary } from '../daemon/binary.ts';
import type { Role } from './play.ts';

/** What the kernel of its own is told to do. */
export interface Task {
  /** As they are written. */
  readonly scenarios: readonly string[];
  readonly binaries: Readonly<Record<Role, Binary>>;
  /** How many are played at the same time. */
  readonly together: number;
  /** A folder; the outcome of the first goes to `0.json` in it. */
  readonly answers: string;
}

/** Two transcripts, or why there are none. */
export type Outcome = Readonly<Record<Role, string>> | { readonly error: string };
