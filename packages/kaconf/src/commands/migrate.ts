import { count, EXIT, exitStatus } from '@kaconf/diagnostics';
import type { Guess } from '@kaconf/lint';
import type { Arguments, Form } from '../arguments.ts';
import { difference } from '../difference.ts';
import { FORMATS, FORMATS_HELP, render } from '../report.ts';
import { readSources, STANDARD_INPUT } from '../sources.ts';
import { SURROUNDINGS, SURROUNDINGS_HELP, surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

/** The keepalived that kaconf does as. */
const OURS = '2.4.3';

const HELP = `\
Usage: kaconf migrate [OPTION]... [FILE]...

Says what becomes of configurations that were written for another version of keepalived: what has another name, what is
gone, what means something else, and what is not there yet. FILEs are as for 'kaconf check'.

Options:
      --from VERSION   what they were written for: 1.3, 2.0.10 (the default: guessed by their keywords, and told)
      --to VERSION     what is to read them (the default: ${OURS}); an older one, too
${FORMATS_HELP}
      --fix            rewrite what has an exact equivalent; comments and layout stay
      --diff           change nothing: show what would change
${SURROUNDINGS_HELP}
      --strict         let warnings fail it, too
  -h, --help           print this help

VERSION 1.3 is the first of that name behind --from, the last behind --to.

For example:
  kaconf migrate --from 1.3 --to 2.4 /etc/keepalived
  kaconf migrate --diff keepalived.conf

Exit status:
  0  there are no errors (with --strict: and no warnings; with --diff: nothing to rewrite)
  1  there are
  2  it could not be done: a file cannot be read, the arguments are wrong
`;

const VERSION: Form = { form: 'a version like 2.2 or 2.2.8', accepts: /^\d{1,3}\.\d{1,3}(?:\.\d{1,3})?$/ };

export const migrate: Command = {
  name: 'migrate',
  summary: 'say what another version of keepalived does otherwise',
  help: HELP,
  options: {
    from: VERSION,
    to: VERSION,
    format: FORMATS,
    fix: undefined,
    diff: undefined,
    strict: undefined,
    ...SURROUNDINGS,
  },
  run,
};

async function run(given: Arguments, terminal: Terminal): Promise<number> {
  const { switches, values, operands } = given;
  const read = () => readSources(migrate.name, operands, terminal);
  const sources = await read();
  if (sources.texts.size === 0) return EXIT.failed;
  // Only now: the help needs no parser.
  const { migrateAll, rewritten } = await import('../migrated.ts');
  const { migrationText } = await import('../migration-text.ts');
  const options = await surroundings(given, terminal);
  const to = values.get('to') ?? OURS;
  let migrated = migrateAll(sources, options, () => values.get('from'), to);
  const { guesses } = migrated;
  for (const [file, guess] of guesses) terminal.err(`kaconf migrate: ${reasonFor(file, guess)}\n`);
  if (switches.has('diff')) {
    const after = rewritten(migrated);
    for (const [file, text] of after) terminal.out(difference(file, migrated.texts.get(file) ?? '', text));
    return after.size === 0 ? EXIT.clean : EXIT.findings;
  }
  if (switches.has('fix')) {
    if (sources.texts.has(STANDARD_INPUT)) {
      terminal.err(`kaconf migrate: ${STANDARD_INPUT} cannot be changed: use --diff\n`);
      return EXIT.failed;
    }
    for (const [file, text] of rewritten(migrated)) await terminal.write(file, text);
    // Of what is rewritten one can no longer tell what it was written for.
    const from = (file: string) => values.get('from') ?? guesses.get(file)?.version;
    migrated = migrateAll(await read(), options, from, to);
  }
  for (const file of migrated.illegible) {
    terminal.err(`kaconf migrate: '${file}' cannot be judged before it is mended: see 'kaconf check'\n`);
  }
  for (const file of migrated.broken) {
    terminal.err(`kaconf migrate: '${file}' has other errors, which 'kaconf check' shows\n`);
  }
  const format = values.get('format') ?? 'pretty';
  terminal.out(format === 'pretty' ? migrationText(migrated, terminal) : render(format, migrated, terminal));
  const status = exitStatus(count(migrated.diagnostics), switches.has('strict'));
  return sources.complete && migrated.illegible.length === 0 ? status : EXIT.failed;
}

function reasonFor(file: string, { version, because }: Guess): string {
  const say = '; --from says otherwise';
  if (because === undefined) return `nothing in '${file}' tells its version: taken to be ${version}${say}`;
  const { word, line } = because;
  return `'${file}' is taken to be for ${version}, by '${word}' in line ${line}${say}`;
}
