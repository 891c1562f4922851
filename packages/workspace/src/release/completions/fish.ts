import { type Help, optionsOf } from '../help.ts';
import type { Command, Program } from '../programs.ts';

/** For fish: /usr/share/fish/vendor_completions.d/NAME.fish. */
export function fishCompletion({ name, help, commands }: Program): string {
  const one = (...words: string[]) => `complete -c ${name} ${words.join(' ')}\n`;
  const lines = [
    one('-f'),
    ...options(help).map((words) => one('-n', '__fish_use_subcommand', words)),
    ...commands.flatMap((command) => {
      const inside = ['-n', quoted(`__fish_seen_subcommand_from ${command.name}`)];
      return [
        one('-n', '__fish_use_subcommand', '-a', command.name, '-d', quoted(command.summary)),
        ...options(command.help).map((words) => one(...inside, words)),
        one(...inside, operands(command)),
      ];
    }),
  ];
  return `# Of ${name}, made from its --help.\n${lines.join('')}`;
}

function options(help: Help): string[] {
  return optionsOf(help).map(({ short, long, argument, isOptional, choices, text }) => {
    const spelled = short === undefined ? `-l ${long}` : `-s ${short} -l ${long}`;
    const words = choices.map(({ word }) => word).join(' ');
    const values = argument.includes('FILE') ? ' -r -F' : ` -x${words === '' ? '' : ` -a ${quoted(words)}`}`;
    return `${spelled}${argument === '' || isOptional ? '' : values} -d ${quoted(text)}`;
  });
}

function operands({ operands }: Command): string {
  if (operands === 'files') return '-F';
  if ('printedBy' in operands) return `-a ${quoted(`(${operands.printedBy} | string split -f 1 ' ')`)}`;
  return `-a ${quoted(operands.join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
