import type { Command, Option, Program, Value } from './program.ts';

/** For zsh: /usr/share/zsh/vendor-completions/_NAME. */
export function zshCompletion({ name, options, commands }: Program): string {
  const described = commands.map((command) =>
    quoted(`${command.name}:${command.summary.replaceAll(':', '\\:')}`),
  );
  return `#compdef ${name}
# As it says itself.
_${name}() {
	if ((CURRENT > 2)); then
		case $words[2] in
${commands.map(branch).join('')}		esac
	fi
	local -a commands=(${described.join(' ')})
	_arguments -s ${[...specifications(options), quoted('1:command:{ _describe command commands }')].join(' \\\n\t\t')}
}
_${name} "$@"
`;
}

function branch(command: Command): string {
  return `		${command.name})
			shift words
			((CURRENT--))
			_arguments -s ${[...specifications(command.options), operands(command)].join(' \\\n\t\t\t\t')}
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

function specifications(options: readonly Option[]): string[] {
  return options.flatMap(({ short, long, text, value }) => {
    const about = `[${text.replace(/[[\]:\\]/g, '\\$&')}]${value === undefined ? '' : action(value)}`;
    const attached = value?.isOptional ? ['-', '=-'] : ['+', '='];
    const sign = value === undefined ? ['', ''] : attached;
    // What has one spelling may be given again, which counts for many: `--define A=1 --define B=2`.
    const again = value === undefined ? '' : '*';
    const exclusive = short === undefined ? again : `(-${short} --${long})`;
    const spelled = [...(short === undefined ? [] : [`-${short}${sign[0]}`]), `--${long}${sign[1]}`];
    return spelled.map((spelling) => quoted(`${exclusive}${spelling}${about}`));
  });
}

function action({ type, isOptional }: Value): string {
  const colon = isOptional ? '::' : ':';
  if (type === 'files') return `${colon}file:_files`;
  return `${colon}value:${type === 'anything' ? ' ' : `(${type.join(' ')})`}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
