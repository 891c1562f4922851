import { getSystemErrorMessage } from 'node:util';
import { count, EXIT, exitStatus } from '@kaconf/diagnostics';
import type { Arguments } from '../arguments.ts';
import { FORMATS, render } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf check [OPTION]... FILE...

Says what is wrong with keepalived configurations. Each FILE is one of its own; '-' is the standard input.

Options:
      --format FORMAT  how findings are shown:
                         pretty      with the source line, for people (the default)
                         keepalived  as keepalived logs them: (FILE: Line N) TEXT
                         json        for programs
                         sarif       SARIF 2.1.0, for code scanning
                         github      as annotations of a GitHub workflow
      --strict         let warnings fail the check, too
  -h, --help           print this help

Colours are for terminals only; NO_COLOR turns them off.

Exit status:
  0  there are no errors (with --strict: and no warnings)
  1  there are
  2  the check itself could not be done: a file cannot be read, the arguments are wrong
`;

export const check: Command = {
  name: 'check',
  summary: 'say what is wrong with configurations',
  help: HELP,
  options: { format: FORMATS, strict: undefined },
  run,
};

async function run({ switches, values, operands }: Arguments, terminal: Terminal): Promise<number> {
  if (operands.length === 0) {
    terminal.err("kaconf check: no FILE given; '-' is the standard input\n");
    return EXIT.failed;
  }
  const sources = await readAll(operands, terminal);
  if (sources.size === 0) return EXIT.failed;
  // Only now: the help needs no parser.
  const { parseConfig } = await import('@kaconf/config');
  const diagnostics = [...sources].flatMap(([file, text]) => parseConfig({ file, text }).diagnostics);
  terminal.out(render(values.get('format') ?? 'pretty', { diagnostics, sources }, terminal));
  const incomplete = sources.size < new Set(operands).size;
  return incomplete ? EXIT.failed : exitStatus(count(diagnostics), switches.has('strict'));
}

/** The texts by the names that findings show. What cannot be read is said at once and does not hide the others. */
async function readAll(files: readonly string[], terminal: Terminal): Promise<Map<string, string>> {
  const sources = new Map<string, string>();
  for (const file of files) {
    try {
      sources.set(file === '-' ? '<stdin>' : file, await terminal.read(file));
    } catch (error) {
      terminal.err(`kaconf check: cannot read '${file}': ${reasonOf(error)}\n`);
    }
  }
  return sources;
}

/** `no such file or directory` where Node says `ENOENT: no such file or directory, open 'x'`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error && 'errno' in error && typeof error.errno === 'number')) throw error;
  return getSystemErrorMessage(error.errno);
}
