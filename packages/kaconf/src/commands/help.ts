import { EXIT } from '@kaconf/diagnostics';
import { unknown } from '../arguments.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf help [COMMAND]

Prints the help of a command, as 'kaconf COMMAND --help' does, or without one that of kaconf.

Options:
  -h, --help  print this help

For example:
  kaconf help check

Exit status:
  0  printed
  2  it could not be done: there is no such command
`;

/**
 * @param overview what is printed without a command
 * @param commands all that there are, this one too
 */
export function help(overview: () => string, commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    summary: 'print the help of a command',
    help: HELP,
    options: {},
    get operands() {
      return commands().map(({ name }) => name);
    },
    async run({ operands: [wanted, ...others] }, terminal) {
      const known = commands().map(({ name }) => name);
      const found = commands().find(({ name }) => name === wanted);
      if (others.length > 0 || (wanted !== undefined && found === undefined)) {
        const complaint = others.length > 0 ? 'give one COMMAND' : unknown('command', `${wanted}`, known);
        terminal.err(`kaconf help: ${complaint}${complaint.endsWith('?') ? '' : "; see 'kaconf --help'"}\n`);
        return EXIT.failed;
      }
      terminal.out(found?.help ?? overview());
      return EXIT.clean;
    },
  };
}
