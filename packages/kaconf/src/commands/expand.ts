import type { ExpandedLine } from '@kaconf/config';
import { EXIT, renderPretty, type Via } from '@kaconf/diagnostics';
import type { Arguments } from '../arguments.ts';
import { lineReader } from '../report.ts';
import { readSource } from '../sources.ts';
import { SURROUNDINGS, SURROUNDINGS_HELP, surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf expand [OPTION]... [FILE]

Prints what keepalived reads in place of FILE when all includes, conditions, definitions and sequences have had their
effect, without comments; each line tells in one where it comes from. '-' is the standard input.

Options:
${SURROUNDINGS_HELP}
  -h, --help           print this help

Exit status:
  0  nothing was wrong with any of these
  1  something was; standard error tells what
  2  FILE cannot be read, the arguments are wrong
`;

export const expand: Command = {
  name: 'expand',
  summary: 'print a configuration with includes and definitions resolved',
  help: HELP,
  options: SURROUNDINGS,
  run,
};

async function run(given: Arguments, terminal: Terminal): Promise<number> {
  const source = await readSource(expand.name, given.operands, terminal);
  if (source === undefined) return EXIT.failed;
  // Only now: the help needs no parser.
  const { expandConfig } = await import('@kaconf/config');
  const { lines, diagnostics, texts } = expandConfig(source, await surroundings(given, terminal));
  terminal.out(lines.map((line) => `${withOrigin(line)}\n`).join(''));
  const { width } = terminal;
  terminal.err(renderPretty(diagnostics, { sourceLine: lineReader(texts), color: false, width }));
  return diagnostics.length === 0 ? EXIT.clean : EXIT.findings;
}

/** Where most lines of a configuration have ended. */
const ORIGIN_COLUMN = 48;

function withOrigin({ text, place: { origin } }: ExpandedLine): string {
  const steps = (origin.via ?? []).map(stepText);
  return `${text.padEnd(ORIGIN_COLUMN)} # ${[`${origin.file}:${origin.line}`, ...steps].join(', ')}`;
}

function stepText({ type, name, file, line }: Via): string {
  const where = `${file}:${line}`;
  return type === 'include' ? `included from ${where}` : `$${name} of ${where}`;
}
