import { EXIT } from '@kaconf/diagnostics';
import { type Arguments, FILE } from '../arguments.ts';
import { codes, pageOf } from '../pages.ts';
import { settingsOf } from '../settings-file.ts';
import { SURROUNDINGS, SURROUNDINGS_HELP, surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import { VERSION } from '../version.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf lsp [OPTION]...

Answers an editor that edits keepalived configurations: what 'kaconf check' and 'kaconf lint' find as it is typed, what
may be written here and what it means, where a name is defined. It speaks the Language Server Protocol on the standard
input and output.

Options:
      --stdio          accepted, since editors say it
      --settings FILE  in place of kaconf.yaml in this directory
${SURROUNDINGS_HELP}
  -h, --help           print this help

A file that keepalived.conf beside it or in a folder above includes, or another open one, is judged as a part of that.

For example:
  kaconf lsp --stdio

Exit status:
  0  the editor has hung up as it should
  1  it has hung up without a word
  2  it could not be done: the arguments or the settings are wrong
`;

export const lsp: Command = {
  name: 'lsp',
  summary: 'answer an editor, as a language server',
  help: HELP,
  options: {
    stdio: undefined,
    settings: FILE,
    ...SURROUNDINGS,
  },
  operands: [],
  run,
};

async function run(given: Arguments, terminal: Terminal): Promise<number> {
  const { values, operands } = given;
  if (operands.length > 0) return complain('it takes no FILE: the editor names them', terminal);
  const settings = await settingsOf(values.get('settings'), terminal);
  if (typeof settings === 'string') return complain(settings, terminal);
  const options = await surroundings(given, terminal);
  // Only now: no other command needs it.
  const { serveStdio } = await import('@kaconf/language-server');
  const { judgePatterns } = await import('../patterns.ts');
  const known = new Set(codes());
  serveStdio(
    {
      options,
      lint: settings.lint,
      judge: ({ config }) => judgePatterns(config),
      pageOf: (code) => (known.has(code) ? pageOf(code) : ''),
    },
    VERSION,
  );
  return EXIT.clean;
}

function complain(complaint: string, terminal: Terminal): number {
  terminal.err(`kaconf lsp: ${complaint}\n`);
  return EXIT.failed;
}
