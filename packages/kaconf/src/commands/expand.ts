import type { ExpandedLine, ExpandOptions, Source } from '@kaconf/config';
import type { Via } from '@kaconf/diagnostics';
import { SURROUNDINGS_HELP } from '../surroundings.ts';
import { printing } from './printing.ts';

const HELP = `\
Usage: kaconf expand [OPTION]... [FILE]

Prints what keepalived reads in place of FILE when all includes, conditions, definitions and sequences have had their
effect, without comments; each line tells in one where it comes from. '-' is the standard input.

Options:
${SURROUNDINGS_HELP}
  -h, --help           print this help

For example:
  kaconf expand --config-id lb1 /etc/keepalived/keepalived.conf
  kaconf expand - <keepalived.conf | grep virtual_router_id

Exit status:
  0  nothing was wrong with any of these
  1  something was; standard error tells what
  2  it could not be done: FILE cannot be read, the arguments are wrong
`;

export const expand = printing(
  { name: 'expand', summary: 'print a configuration with includes and definitions resolved', help: HELP },
  print,
);

async function print(source: Source, options: ExpandOptions) {
  // Only now: the help needs no parser.
  const { expandConfig } = await import('@kaconf/config');
  const { lines, diagnostics, texts } = expandConfig(source, options);
  return { text: lines.map((line) => `${withOrigin(line)}\n`).join(''), diagnostics, texts };
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
