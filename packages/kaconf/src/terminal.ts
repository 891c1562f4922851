import type { Host } from '@kaconf/host';

/** What a command may touch of the world. */
export interface Terminal {
  /** The configurations that an operand names: itself, or those in a directory. Rejects with what the system says. */
  list(path: string): Promise<readonly string[]>;
  /** The text of a file, or of the standard input for `-`. Rejects with what the system says. */
  read(path: string): Promise<string>;
  /** Puts a text in place of that of a file. */
  write(path: string, text: string): Promise<void>;
  /** The machine that this runs on. */
  host(): Promise<Host>;
  /** Standard output: what was asked for. */
  out(text: string): void;
  /** Standard error: why it could not be done. */
  err(text: string): void;
  /** Whether the standard output shows colours. */
  readonly color: boolean;
  /** Columns of the standard output. */
  readonly width: number;
}
