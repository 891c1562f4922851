import { type Command, type Option, type Program, spellings, type Value } from './program.ts';

/** For bash: /usr/share/bash-completion/completions/NAME. */
export function bashCompletion({ name, options, commands }: Program): string {
  const names = commands.map((command) => command.name);
  return `# Of ${name}, as it says itself.
_${name}() {
	local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command=
	# '=' is a word of its own here.
	if [[ $current == = ]]; then
		current=
	elif [[ $before == = ]]; then
		before=\${COMP_WORDS[COMP_CWORD - 2]}
	fi
	if ((COMP_CWORD > 1)); then
		case \${COMP_WORDS[1]} in ${names.join(' | ')}) command=\${COMP_WORDS[1]} ;; esac
	fi
	case $command:$before in
${[values('', options), ...commands.map((command) => values(command.name, command.options))].join('')}	esac
	case $command:$current in
${words(':-*', optionWords(options))}${commands.map((command) => words(`${command.name}:-*`, optionWords(command.options))).join('')}${words(':*', names)}${commands.map(operands).join('')}	esac
}
complete -F _${name} ${name}
`;
}

/** What may follow the options with a value. */
function values(command: string, options: readonly Option[]): string {
  return options
    .map((option) => {
      const { value } = option;
      if (value === undefined || value.isOptional) return '';
      const pattern = spellings(option)
        .map((spelling) => `${command}:${spelling}`)
        .join(' | ');
      return `\t${pattern})\n\t\t${reply(value)}\n\t\treturn\n\t\t;;\n`;
    })
    .join('');
}

function reply({ type }: Value): string {
  if (type === 'files') return FILES;
  return type === 'anything' ? 'COMPREPLY=()' : wordsReply(type);
}

function operands(command: Command): string {
  if (command.operands === 'files') return `\t${command.name}:*) ${FILES} ;;\n`;
  if ('printedBy' in command.operands) {
    return words(`${command.name}:*`, [`$(${command.operands.printedBy} | cut -d ' ' -f 1)`]);
  }
  return words(`${command.name}:*`, command.operands);
}

/** A folder gets its slash, and blanks are protected. */
const FILES = 'compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current")';

function words(pattern: string, all: readonly string[]): string {
  return `\t${pattern}) ${wordsReply(all)} ;;\n`;
}

function wordsReply(all: readonly string[]): string {
  return `mapfile -t COMPREPLY < <(compgen -W "${all.join(' ')}" -- "$current")`;
}

function optionWords(options: readonly Option[]): string[] {
  return options.flatMap(spellings);
}
