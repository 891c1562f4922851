import { EXIT } from '@kaconf/diagnostics';
import { parseArguments, unknown } from './arguments.ts';
import { ast } from './commands/ast.ts';
import { check } from './commands/check.ts';
import { cluster } from './commands/cluster.ts';
import type { Command } from './commands/command.ts';
import { completion } from './commands/completion.ts';
import { diff } from './commands/diff.ts';
import { expand } from './commands/expand.ts';
import { explain } from './commands/explain.ts';
import { fmt } from './commands/fmt.ts';
import { help } from './commands/help.ts';
import { lint } from './commands/lint.ts';
import { lsp } from './commands/lsp.ts';
import { migrate } from './commands/migrate.ts';
import { simulate } from './commands/simulate.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

/** All that there are, as `kaconf --help` lists them. */
export const COMMANDS: readonly Command[] = [
  check,
  lint,
  cluster,
  migrate,
  diff,
  fmt,
  simulate,
  expand,
  ast,
  explain,
  lsp,
  completion(() => COMMANDS),
  help(
    () => HELP,
    () => COMMANDS,
  ),
];

const NAME_WIDTH = Math.max(...COMMANDS.map(({ name }) => name.length));

const HELP = `\
Usage: kaconf COMMAND [ARGUMENT]...

Works on keepalived configurations, without touching the system.

Commands:
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(NAME_WIDTH)}  ${summary}`).join('\n')}

Options:
  -h, --help     print this help, or with a command its own
  -V, --version  print the version
`;

/** @returns the exit status */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first, ...rest] = args;
  if (first === undefined) {
    terminal.err(HELP);
    return EXIT.failed;
  }
  if (first.startsWith('-')) return globalOption(first, terminal);
  const command = COMMANDS.find(({ name }) => name === first);
  if (command) return runCommand(command, rest, terminal);
  return complain('kaconf', unknownCommand(first), terminal);
}

/** Who names a file where a command belongs most likely wants it checked. */
function unknownCommand(word: string): string {
  if (/[./]/.test(word)) return `unknown command '${word}', did you mean 'kaconf check ${word}'?`;
  return unknown(
    'command',
    word,
    COMMANDS.map(({ name }) => name),
  );
}

function globalOption(option: string, terminal: Terminal): number {
  if (option === '--help' || option === '-h') terminal.out(HELP);
  else if (option === '--version' || option === '-V') terminal.out(`kaconf ${VERSION}\n`);
  else
    return complain(
      'kaconf',
      misplaced(option) ?? unknown('option', option, ['--help', '--version']),
      terminal,
    );
  return EXIT.clean;
}

/** What is wrong with an option that only commands have. */
function misplaced(option: string): string | undefined {
  const name = option.replace(/^--|=.*/g, '');
  const having = COMMANDS.find(({ options }) => Object.hasOwn(options, name));
  return having && `option '--${name}' stands behind a command: kaconf ${having.name} --${name}`;
}

async function runCommand(command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
  const given = parseArguments(args, command.options);
  if (typeof given === 'string') return complain(`kaconf ${command.name}`, given, terminal);
  if (!given.switches.has('help')) return command.run(given, terminal);
  terminal.out(command.help);
  return EXIT.clean;
}

/** The complaint names its own way out, or the help is it. */
function complain(who: string, complaint: string, terminal: Terminal): number {
  terminal.err(`${who}: ${complaint}${complaint.endsWith('?') ? '' : `; see '${who} --help'`}\n`);
  return EXIT.failed;
}
