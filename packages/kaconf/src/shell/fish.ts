import type { Command, Option, Program, Value } from './program.ts';

/** For fish: /usr/share/fish/vendor_completions.d/NAME.fish. */
export function fishCompletion({ name, options, commands }: Program): string {
  const one = (...words: string[]) => `complete -c ${name} ${words.join(' ')}\n`;
  const lines = [
    one('-f'),
    ...options.map(described).map((words) => one('-n', '__fish_use_subcommand', words)),
    ...commands.flatMap((command) => {
      const inside = ['-n', quoted(`__fish_seen_subcommand_from ${command.name}`)];
      return [
        one('-n', '__fish_use_subcommand', '-a', command.name, '-d', quoted(command.summary)),
        ...command.options.map(described).map((words) => one(...inside, words)),
        one(...inside, operands(command)),
      ];
    }),
  ];
  return `# Of ${name}, as it says itself.\n${lines.join('')}`;
}

function described({ short, long, value, text }: Option): string {
  const spelled = short === undefined ? `-l ${long}` : `-s ${short} -l ${long}`;
  return `${spelled}${value === undefined || value.isOptional ? '' : values(value)} -d ${quoted(text)}`;
}

function values({ type }: Value): string {
  if (type === 'files') return ' -r -F';
  return type === 'anything' ? ' -x' : ` -x -a ${quoted(type.join(' '))}`;
}

function operands({ operands }: Command): string {
  if (operands === 'files') return '-F';
  if ('printedBy' in operands) return `-a ${quoted(`(${operands.printedBy} | string split -f 1 ' ')`)}`;
  return `-a ${quoted(operands.join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
