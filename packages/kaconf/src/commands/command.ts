import type { Arguments, Options } from '../arguments.ts';
import type { Operands } from '../shell/program.ts';
import type { Terminal } from '../terminal.ts';

export interface Command {
  readonly name: string;
  /** One line of `kaconf --help`. */
  readonly summary: string;
  /** All of `kaconf NAME --help`. */
  readonly help: string;
  readonly options: Options;
  /** What stands behind the options; files where nothing is said. */
  readonly operands?: Operands;
  /** Resolves with the exit status. */
  run(given: Arguments, terminal: Terminal): Promise<number>;
}
