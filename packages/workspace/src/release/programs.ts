import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type Program as Completed, type Help, itemsOf, optionsOf, parseHelp } from 'kaconf/shell';

/** A program as its helps tell of it. */
export interface Program {
  readonly name: string;
  readonly help: Help;
  readonly commands: readonly Command[];
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly help: Help;
}

const WORD = /^[a-z]+/;

/** @param dist the folder of the executables */
export function keepalived(dist: string): Program {
  const file = join(dist, 'keepalived');
  const ctl = {
    name: 'ctl',
    summary: 'Ask the daemon that runs here, and tell it',
    help: helpOf(file, 'ctl'),
  };
  return { name: 'keepalived', help: helpOf(file), commands: [ctl] };
}

export function kaconf(dist: string): Program {
  const file = join(dist, 'kaconf');
  const help = helpOf(file);
  const commands = itemsOf(help).flatMap(({ term: name, text: summary }): Command[] =>
    WORD.test(name) ? [{ name, summary, help: helpOf(file, name) }] : [],
  );
  return { name: 'kaconf', help, commands };
}

/** What shells complete of a program that has only its help to tell. A command takes the words that its help lists. */
export function completed({ name, help, commands }: Program): Completed {
  return {
    name,
    options: optionsOf(help),
    commands: commands.map((command) => ({
      name: command.name,
      summary: command.summary,
      options: optionsOf(command.help),
      operands: itemsOf(command.help).flatMap(({ term }) => WORD.exec(term)?.[0] ?? []),
    })),
  };
}

function helpOf(...command: [string, ...string[]]): Help {
  const [program, ...words] = command;
  // keepalived prints it as an error, kaconf as what was asked for.
  return parseHelp(
    execFileSync('sh', ['-c', '"$@" --help 2>&1', 'sh', program, ...words], { encoding: 'utf8' }),
  );
}
