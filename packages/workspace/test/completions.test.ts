import { expect, it } from 'vitest';
import { bashCompletion } from '../src/release/completions/bash.ts';
import { fishCompletion } from '../src/release/completions/fish.ts';
import { zshCompletion } from '../src/release/completions/zsh.ts';
import { parseHelp } from '../src/release/help.ts';
import { kaconfPage } from '../src/release/manual/kaconf-page.ts';
import { roff } from '../src/release/manual/roff.ts';
import type { Program } from '../src/release/programs.ts';

const program: Program = {
  name: 'tool',
  help: parseHelp(`Usage: tool [OPTION...]
  -f, --use-file=FILE          Read FILE
                                instead of 'that one'
      --log-to-here[=LOG_FILE] Log
                               too
  -h, --help                   Show this help
`),
  commands: [
    {
      name: 'check',
      summary: "say what's wrong",
      help: parseHelp(`Usage: tool check [OPTION]... [FILE]...

Says what is wrong
with files.

Options:
      --format FORMAT  how:
                         pretty  for people
                         json    for -- programs
  -h, --help           print this help

Exit status:
  0  there are no errors
`),
      operands: 'files',
    },
    {
      name: 'explain',
      summary: 'say more',
      help: parseHelp('Usage: tool explain'),
      operands: { printedBy: 'tool codes' },
    },
  ],
};

it('completes for bash', () => {
  expect(bashCompletion(program)).toContain(`	case $command:$before in
	:-f | :--use-file)
		mapfile -t COMPREPLY < <(compgen -f -- "$current")
		return
		;;
	check:--format)
		mapfile -t COMPREPLY < <(compgen -W "pretty json" -- "$current")
		return
		;;
	esac
	case $command:$current in
	:-*) mapfile -t COMPREPLY < <(compgen -W "-f --use-file --log-to-here -h --help" -- "$current") ;;
	check:-*) mapfile -t COMPREPLY < <(compgen -W "--format -h --help" -- "$current") ;;
	explain:-*) mapfile -t COMPREPLY < <(compgen -W "" -- "$current") ;;
	:*) mapfile -t COMPREPLY < <(compgen -W "check explain" -- "$current") ;;
	check:*) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
	explain:*) mapfile -t COMPREPLY < <(compgen -W "$(tool codes | cut -d ' ' -f 1)" -- "$current") ;;
	esac
`);
});

it('completes for zsh', () => {
  expect(zshCompletion(program)).toContain(`		check)
			shift words
			((CURRENT--))
			_arguments -s '--format=[how\\:]:value:(pretty json)' \\
				'(-h --help)-h[print this help]' \\
				'(-h --help)--help[print this help]' \\
				'*:file:_files'
			return
			;;
`);
});

it('completes for fish', () => {
  expect(fishCompletion(program)).toBe(`# Of tool, made from its --help.
complete -c tool -f
complete -c tool -n __fish_use_subcommand -s f -l use-file -r -F -d 'Read FILE instead of \\'that one\\''
complete -c tool -n __fish_use_subcommand -l log-to-here -d 'Log too'
complete -c tool -n __fish_use_subcommand -s h -l help -d 'Show this help'
complete -c tool -n __fish_use_subcommand -a check -d 'say what\\'s wrong'
complete -c tool -n '__fish_seen_subcommand_from check' -l format -x -a 'pretty json' -d 'how:'
complete -c tool -n '__fish_seen_subcommand_from check' -s h -l help -d 'print this help'
complete -c tool -n '__fish_seen_subcommand_from check' -F
complete -c tool -n __fish_use_subcommand -a explain -d 'say more'
complete -c tool -n '__fish_seen_subcommand_from explain' -a '(tool codes | string split -f 1 \\' \\')'
`);
});

it('has a manual page', () => {
  expect(roff(kaconfPage(program), '0.1.0')).toContain(`.SH KACONF CHECK
.EX
tool check [OPTION]... [FILE]...
.EE
.PP
Says what is wrong with files.
.SS Options
.TP
.B \\-\\-format FORMAT
how:
.TP
.B     pretty
for people
.TP
.B     json
for \\-\\- programs
.TP
.B \\-h, \\-\\-help
print this help
.SS Exit status
.TP
.B 0
there are no errors
`);
});
