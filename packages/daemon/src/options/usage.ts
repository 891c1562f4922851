import { type OptionEntry, optionTable } from './table.ts';

const HELP_COLUMN = 31;

/** The text of `--help`, laid out as keepalived's. */
export function usage(program: string): string {
  const lines = [`Usage: ${program} [OPTION...]`, ...optionTable.flatMap(entryLines)];
  return [...lines, '', `${program} ctl --help shows how to ask a running daemon.`, ''].join('\n');
}

function entryLines({ short, long, placeholder = '', help }: OptionEntry): string[] {
  const name = `  ${short === undefined ? '   ' : `-${short},`} --${long}${placeholder}`;
  const [first, ...more] = help;
  if (first === undefined) return [];
  const opening =
    name.length < HELP_COLUMN ? [name.padEnd(HELP_COLUMN) + first] : [name, ' '.repeat(HELP_COLUMN) + first];
  return [...opening, ...more.map((line) => ' '.repeat(HELP_COLUMN + 1) + line)];
}
