import type { ExpandOptions } from '@kaconf/config';
import type { Host } from '@kaconf/host';

/** What a command may touch of the world. */
export interface Terminal {
  /** The configurations that an operand names: itself, or those in a directory. Rejects with what the system says. */
  list(path: string): Promise<readonly string[]>;
  /** The text of a file, or of the standard input for `-`. Rejects with what the system says. */
  read(path: string): Promise<string>;
  /** Puts a text in place of that of a file. */
  write(path: string, text: string): Promise<void>;
  /** What the lines of a configuration may refer to here: files, the name of the machine, the environment. */
  surroundings(): Promise<ExpandOptions>;
  /** The machine that this runs on. */
  host(): Promise<Host>;
  /** What runs in a page that is written. */
  pageScript(): Promise<string>;
  /** Standard output: what was asked for. */
  out(text: string): void;
  /** Standard error: why it could not be done. */
  err(text: string): void;
  /** Shows a line in place of the one before it, on standard error; an empty one clears it. Undefined where nobody would see it. */
  readonly progress: ((line: string) => void) | undefined;
  /** Whether the standard output is a terminal, so that somebody reads it as it is. */
  readonly isRead: boolean;
  /** Whether the standard output shows colours. */
  readonly color: boolean;
  /** Columns of the standard output. */
  readonly width: number;
}
