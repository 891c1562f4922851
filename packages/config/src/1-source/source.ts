import type { Rows } from './rows.ts';

/** A configuration file that somebody has read: nothing here touches a disk. */
export interface Source {
  /** Its name in messages. */
  readonly file: string;
  readonly text: string;
}

/** What is parsed: a file, or what is left of several. */
export interface Text extends Source {
  /** Where its lines are written; absent when they are those of the file itself. */
  readonly rows?: Rows;
  /** How many of them nobody has written: lines of loops and definitions, and the values in them. */
  readonly made?: number;
}
