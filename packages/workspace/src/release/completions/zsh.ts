import { type Help, type Option, optionsOf } from '../help.ts';
import type { Command, Program } from '../programs.ts';

/** For zsh: /usr/share/zsh/vendor-completions/_NAME. */
export function zshCompletion({ name, help, commands }: Program): string {
  const described = commands.map((command) =>
    quoted(`${command.name}:${command.summary.replaceAll(':', '\\:')}`),
  );
  return `#compdef ${name}
# Made from its --help.
_${name}() {
	if ((CURRENT > 2)); then
		case $words[2] in
${commands.map(branch).join('')}		esac
	fi
	local -a commands=(${described.join(' ')})
	_arguments -s ${[...specifications(help), quoted('1:command:{ _describe command commands }')].join(' \\\n\t\t')}
}
_${name} "$@"
`;
}

function branch(command: Command): string {
  return `		${command.name})
			shift words
			((CURRENT--))
			_arguments -s ${[...specifications(command.help), operands(command)].join(' \\\n\t\t\t\t')}
			return
			;;
`;
}

function operands({ operands }: Command): string {
  if (operands === 'files') return quoted('*:file:_files');
  if ('printedBy' in operands)
    return quoted(`*:code:{ compadd -- $(${operands.printedBy} | cut -d " " -f 1) }`);
  return quoted(`*:command:(${operands.join(' ')})`);
}

function specifications(help: Help): string[] {
  return optionsOf(help).flatMap((option) => {
    const { short, long, text, argument, isOptional } = option;
    const about = `[${text.replace(/[[\]:\\]/g, '\\$&')}]${action(option)}`;
    const attached = isOptional ? ['-', '=-'] : ['+', '='];
    const sign = argument === '' ? ['', ''] : attached;
    const exclusive = short === undefined ? '' : `(-${short} --${long})`;
    const spelled = [...(short === undefined ? [] : [`-${short}${sign[0]}`]), `--${long}${sign[1]}`];
    return spelled.map((spelling) => quoted(`${exclusive}${spelling}${about}`));
  });
}

function action({ argument, isOptional, choices }: Option): string {
  if (argument === '') return '';
  const colon = isOptional ? '::' : ':';
  if (argument.includes('FILE')) return `${colon}file:_files`;
  const words = choices.map(({ word }) => word).join(' ');
  return `${colon}value:${words === '' ? ' ' : `(${words})`}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
