import type { Arguments, Options } from '../arguments.ts';
import type { Terminal } from '../terminal.ts';

export interface Command {
  readonly name: string;
  /** One line of `kaconf --help`. */
  readonly summary: string;
  /** All of `kaconf NAME --help`. */
  readonly help: string;
  readonly options: Options;
  /** Resolves with the exit status. */
  run(given: Arguments, terminal: Terminal): Promise<number>;
}
