import type { Binary } from '../../../daemon/binary.ts';
import type { Lost } from './losing.ts';
import type { Memory } from './memory.ts';
import type { Programmed } from './programming.ts';

/** What the kernel of its own is told to do. */
export interface Task {
  readonly what: 'programming' | 'losing' | 'memory';
  readonly binaries: readonly Binary[];
  /** Real servers in all, ten a service. */
  readonly count: number;
  readonly rounds: number;
  /** A file. */
  readonly answer: string;
}

/** Of one of the binaries, in one round. */
export interface Found {
  readonly name: string;
  readonly programmed?: Programmed;
  readonly lost?: Lost;
  readonly memory?: Memory;
}
