import { type Help, type Option, optionsOf } from '../help.ts';
import type { Command, Program } from '../programs.ts';

/** For bash: /usr/share/bash-completion/completions/NAME. */
export function bashCompletion({ name, help, commands }: Program): string {
  const names = commands.map((command) => command.name);
  return `# Of ${name}, made from its --help.
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
${[values('', help), ...commands.map((command) => values(command.name, command.help))].join('')}	esac
	case $command:$current in
${words(':-*', optionWords(help))}${commands.map((command) => words(`${command.name}:-*`, optionWords(command.help))).join('')}${words(':*', names)}${commands.map(operands).join('')}	esac
}
complete -o filenames -F _${name} ${name}
`;
}

/** What may follow the options with an argument. */
function values(command: string, help: Help): string {
  const withArgument = optionsOf(help).filter(({ argument, isOptional }) => argument !== '' && !isOptional);
  return withArgument
    .map((option) => {
      const pattern = spellings(option)
        .map((spelling) => `${command}:${spelling}`)
        .join(' | ');
      return `\t${pattern})\n\t\t${reply(option)}\n\t\treturn\n\t\t;;\n`;
    })
    .join('');
}

function reply({ argument, choices }: Option): string {
  if (argument.includes('FILE')) return FILES;
  return choices.length === 0 ? 'COMPREPLY=()' : wordsReply(choices.map(({ word }) => word));
}

function operands(command: Command): string {
  if (command.operands === 'files') return `\t${command.name}:*) ${FILES} ;;\n`;
  if ('printedBy' in command.operands) {
    return words(`${command.name}:*`, [`$(${command.operands.printedBy} | cut -d ' ' -f 1)`]);
  }
  return words(`${command.name}:*`, command.operands);
}

const FILES = 'mapfile -t COMPREPLY < <(compgen -f -- "$current")';

function words(pattern: string, all: readonly string[]): string {
  return `\t${pattern}) ${wordsReply(all)} ;;\n`;
}

function wordsReply(all: readonly string[]): string {
  return `mapfile -t COMPREPLY < <(compgen -W "${all.join(' ')}" -- "$current")`;
}

function optionWords(help: Help): string[] {
  return optionsOf(help).flatMap(spellings);
}

function spellings({ short, long }: Option): string[] {
  return short === undefined ? [`--${long}`] : [`-${short}`, `--${long}`];
}
