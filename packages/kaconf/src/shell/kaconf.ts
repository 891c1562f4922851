import type { Form } from '../arguments.ts';
import type { Command as KaconfCommand } from '../commands/command.ts';
import { optionsOf, parseHelp } from './help.ts';
import type { Command, Option, Program } from './program.ts';

const HELP: Option = { long: 'help', short: 'h', text: 'print this help', value: undefined };
const VERSION: Option = { long: 'version', short: 'V', text: 'print the version', value: undefined };

/** What the commands take, by their own tables; their helps only say what it is for. */
export function kaconfProgram(commands: readonly KaconfCommand[]): Program {
  return { name: 'kaconf', options: [HELP, VERSION], commands: commands.map(described) };
}

function described({ name, summary, help, options, operands = 'files' }: KaconfCommand): Command {
  const texts = new Map(optionsOf(parseHelp(help)).map(({ long, text }) => [long, text]));
  const own = Object.entries(options).map(([long, values]): Option => {
    const value = values && { type: typeOf(values), isOptional: false };
    return { long, short: undefined, text: texts.get(long) ?? '', value };
  });
  return { name, summary, options: [...own, HELP], operands };
}

function typeOf(values: readonly string[] | Form): 'files' | 'anything' | readonly string[] {
  if (!('form' in values)) return values;
  return values.isFile ? 'files' : 'anything';
}
