import type { Binary } from '../../daemon/binary.ts';
import type { Checked } from './checking.ts';
import type { Lost } from './losing.ts';
import type { Memory } from './memory.ts';
import type { Programmed } from './programming.ts';

/** What the kernel of its own is told to do. */
export interface Task {
  readonly what: 'programming' | 'checks' | 'losing' | 'memory';
  readonly binaries: readonly Binary[];
  /** Real servers in all, ten a service. */
  readonly count: number;
  readonly rounds: number;
  /** Of each round. */
  readonly reloads?: number;
  /** How long checks are watched, in milliseconds. */
  readonly duration?: number;
  /** A file. */
  readonly answer: string;
}

/** Of one of the binaries, in one round. */
export interface Found {
  readonly name: string;
  readonly programmed?: Programmed;
  readonly checked?: Checked;
  readonly lost?: Lost;
  readonly memory?: Memory;
}
