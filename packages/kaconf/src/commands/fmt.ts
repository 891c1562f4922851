import { EXIT } from '@kaconf/diagnostics';
import type { Arguments } from '../arguments.ts';
import { difference } from '../difference.ts';
import { readSources, STANDARD_INPUT } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf fmt [OPTION]... FILE...

Lays configurations out: a statement a line, blocks indented by four columns, no more than one blank line. What they
mean stays, and so do comments, includes, conditions and definitions. A FILE is changed in place, and named if it was;
'-' is the standard input and goes to the standard output, a directory stands for every *.conf in it and below.

Options:
      --check   change nothing: name the files that would change
      --diff    change nothing: show what would change
      --stdout  change nothing: print the result
  -h, --help    print this help

For example:
  kaconf fmt keepalived.conf
  kaconf fmt --check /etc/keepalived
  kaconf fmt - <keepalived.conf

Exit status:
  0  done (with --check or --diff: nothing would change)
  1  with --check or --diff: something would
  2  it could not be done: a file cannot be read, or not be laid out: its braces do not match, or it is not UTF-8
`;

export const fmt: Command = {
  name: 'fmt',
  summary: 'lay configurations out',
  help: HELP,
  options: { check: undefined, diff: undefined, stdout: undefined },
  run,
};

interface Formatted {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

async function run({ switches, operands }: Arguments, terminal: Terminal): Promise<number> {
  if (operands.length === 0) {
    terminal.err("kaconf fmt: no FILE given; '-' is the standard input\n");
    return EXIT.failed;
  }
  const { texts, complete } = await readSources(fmt.name, operands, terminal);
  // Only now: the help needs no parser.
  const { format } = await import('@kaconf/config');
  let failed = !complete;
  let changes = false;
  for (const [file, before] of texts) {
    const after = isText(before) ? format(before) : undefined;
    if (after === undefined) {
      failed = true;
      terminal.err(
        `kaconf fmt: '${file}' ${isText(before) ? MISMATCH : 'is not UTF-8'}; it stays as it is\n`,
      );
    } else {
      changes ||= before !== after;
      await put({ file, before, after }, switches, terminal);
    }
  }
  if (failed) return EXIT.failed;
  return changes && (switches.has('check') || switches.has('diff')) ? EXIT.findings : EXIT.clean;
}

const MISMATCH = "has braces that do not match, which 'kaconf check' shows";

/** What is no UTF-8 was read as replacement characters: writing them would lose what was there. */
function isText(text: string): boolean {
  return !text.includes('\ufffd');
}

async function put(
  { file, before, after }: Formatted,
  switches: Arguments['switches'],
  terminal: Terminal,
): Promise<void> {
  const changed = before !== after;
  if (switches.has('diff')) terminal.out(difference(file, before, after));
  else if (switches.has('check')) terminal.out(changed ? `${file}\n` : '');
  else if (switches.has('stdout') || file === STANDARD_INPUT) terminal.out(after);
  else if (changed) {
    await terminal.write(file, after);
    terminal.out(`${file}\n`);
  }
}
