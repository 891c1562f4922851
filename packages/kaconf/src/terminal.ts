/** What a command may touch of the world. */
export interface Terminal {
  /** The text of a file, or of the standard input for `-`. Rejects with what the system says. */
  read(path: string): Promise<string>;
  /** Standard output: what was asked for. */
  out(text: string): void;
  /** Standard error: why it could not be done. */
  err(text: string): void;
  /** Whether the standard output shows colours. */
  readonly color: boolean;
  /** Columns of the standard output. */
  readonly width: number;
}
