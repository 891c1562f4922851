import { parseHelp, shells } from 'kaconf/shell';
import { expect, it } from 'vitest';
import { kaconfPage } from '../src/release/manual/kaconf-page.ts';
import { roff } from '../src/release/manual/roff.ts';
import { completed, type Program } from '../src/release/programs.ts';

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
    },
    {
      name: 'explain',
      summary: 'say more',
      help: parseHelp('Usage: tool explain\n\n  reload  read it again\n  status\n'),
    },
  ],
};

it('tells shells what its helps tell', () => {
  expect(shells.fish(completed(program))).toBe(`# Of tool, as it says itself.
complete -c tool -f
complete -c tool -n __fish_use_subcommand -s f -l use-file -r -F -d 'Read FILE instead of \\'that one\\''
complete -c tool -n __fish_use_subcommand -l log-to-here -d 'Log too'
complete -c tool -n __fish_use_subcommand -s h -l help -d 'Show this help'
complete -c tool -n __fish_use_subcommand -a check -d 'say what\\'s wrong'
complete -c tool -n '__fish_seen_subcommand_from check' -l format -x -a 'pretty json' -d 'how'
complete -c tool -n '__fish_seen_subcommand_from check' -s h -l help -d 'print this help'
complete -c tool -n '__fish_seen_subcommand_from check' -a ''
complete -c tool -n __fish_use_subcommand -a explain -d 'say more'
complete -c tool -n '__fish_seen_subcommand_from explain' -a 'reload status'
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
