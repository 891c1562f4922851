import { EXIT } from '@kaconf/diagnostics';
import { unknown } from '../arguments.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf completion SHELL

Prints what a shell needs to complete commands, options and files when the tab key is pressed. SHELL is bash, zsh or
fish.

Options:
  -h, --help  print this help

For good: bash takes it from ~/.local/share/bash-completion/completions/kaconf, zsh from _kaconf in a folder of its
$fpath, fish from ~/.config/fish/completions/kaconf.fish.

For example:
  source <(kaconf completion bash)
  kaconf completion zsh >_kaconf
  kaconf completion fish >kaconf.fish

Exit status:
  0  printed
  2  it could not be done: there is no such shell
`;

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** @param commands all that there are, this one too */
export function completion(commands: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: 'print what a shell needs to complete commands and options',
    help: HELP,
    options: {},
    operands: SHELLS,
    async run({ operands: [wanted, ...others] }, terminal) {
      const complain = (complaint: string) => {
        terminal.err(`kaconf completion: ${complaint}\n`);
        return EXIT.failed;
      };
      if (wanted === undefined || others.length > 0) return complain('give one SHELL: bash, zsh or fish');
      const shell = SHELLS.find((each) => each === wanted);
      if (shell === undefined) {
        const complaint = unknown('shell', wanted, SHELLS);
        return complain(complaint.endsWith('?') ? complaint : `${complaint}: bash, zsh or fish`);
      }
      const [{ shells }, { kaconfProgram }] = await Promise.all([
        import('../shell/index.ts'),
        import('../shell/kaconf.ts'),
      ]);
      terminal.out(shells[shell](kaconfProgram(commands())));
      return EXIT.clean;
    },
  };
}
