import { EXIT } from '@kaconf/diagnostics';
import { type Arguments, unknown } from '../arguments.ts';
import { renderPage } from '../manual.ts';
import { codes, pageOf, titleOf } from '../pages.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf explain [CODE]...

Prints what a finding means and how to mend it, with an example. Without a CODE it lists them all.

Options:
  -h, --help  print this help

For example:
  kaconf explain KA0009
  kaconf explain | grep priority

Exit status:
  0  printed
  2  it could not be done: there is no such code
`;

export const explain: Command = {
  name: 'explain',
  summary: 'say what a finding means: explain KA0001',
  help: HELP,
  options: {},
  operands: { printedBy: 'kaconf explain' },
  run: async ({ operands }, terminal) => (operands.length === 0 ? list(terminal) : print(operands, terminal)),
};

function list(terminal: Terminal): number {
  terminal.out(
    codes()
      .map((code) => `${code}  ${titleOf(pageOf(code))}\n`)
      .join(''),
  );
  return EXIT.clean;
}

/** A code may be in small letters. */
function print(operands: Arguments['operands'], terminal: Terminal): number {
  const known = codes();
  const wanted = operands.map((operand) => operand.toUpperCase());
  const strange = wanted.find((code) => !known.includes(code));
  if (strange !== undefined) {
    const complaint = unknown('code', strange, known);
    terminal.err(
      `kaconf explain: ${complaint}${complaint.endsWith('?') ? '' : "; 'kaconf explain' lists them"}\n`,
    );
    return EXIT.failed;
  }
  terminal.out(wanted.map((code) => renderPage(pageOf(code), terminal)).join('\n'));
  return EXIT.clean;
}
