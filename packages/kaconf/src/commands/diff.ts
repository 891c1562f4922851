import type { Effect } from '@kaconf/change';
import type { Parsed } from '@kaconf/config';
import { EXIT } from '@kaconf/diagnostics';
import type { Arguments } from '../arguments.ts';
import { readSource } from '../sources.ts';
import { SURROUNDINGS, SURROUNDINGS_HELP, surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf diff [OPTION]... OLD NEW

Says what differs in meaning between two configurations, and what a reload from OLD to NEW does about it. Comments,
layout and the order of blocks mean nothing. '-' is the standard input, for one of them.

Options:
      --format FORMAT  how it is shown:
                         text    by objects, for people (the default)
                         json    for programs
                         github  as annotations of a GitHub workflow
      --allow EFFECT   end with 0 where no effect is worse than EFFECT:
                         harmless    neither the wire nor the kernel hears of it
                         applied     a reload brings it about, and nothing stops meanwhile
                         interrupts  addresses go, masters step down, or connections are cut
${SURROUNDINGS_HELP}
  -h, --help           print this help

For example:
  kaconf diff /etc/keepalived/keepalived.conf new.conf
  git show HEAD:keepalived.conf | kaconf diff --allow applied - keepalived.conf

Exit status:
  0  they mean the same (with --allow: or a reload does no more than that)
  1  they do not
  2  it could not be done: a file cannot be read, its braces, quotes or definitions do not work out, the arguments are
     wrong
`;

export const diff: Command = {
  name: 'diff',
  summary: 'say what a change of a configuration means',
  help: HELP,
  options: {
    format: ['text', 'json', 'github'],
    allow: ['harmless', 'applied', 'interrupts'],
    ...SURROUNDINGS,
  },
  run,
};

async function run(given: Arguments, terminal: Terminal): Promise<number> {
  const { values, operands } = given;
  const complain = (text: string) => terminal.err(`kaconf diff: ${text}\n`);
  const [old, fresh, ...others] = operands;
  if (old === undefined || fresh === undefined || others.length > 0) {
    complain("give OLD and NEW; see 'kaconf diff --help'");
    return EXIT.failed;
  }
  if (old === '-' && fresh === '-') {
    complain('only one of them can be the standard input');
    return EXIT.failed;
  }
  const sources = [
    await readSource(diff.name, [old], terminal),
    await readSource(diff.name, [fresh], terminal),
  ];
  const [one, other] = sources;
  if (!one || !other) return EXIT.failed;
  // Only now: the help needs no parser.
  const [{ parseConfig }, { isLegible }, { compareConfigs, isWorse, worstOf }, { digests }, { render }] =
    await Promise.all([
      import('@kaconf/config'),
      import('@kaconf/lint'),
      import('@kaconf/change'),
      import('../simulate/digests.ts'),
      import('../change-report.ts'),
    ]);
  const options = await surroundings(given, terminal);
  const [before, after] = [parseConfig(one, options), parseConfig(other, options)];
  const read: [string, Parsed][] = [
    [one.file, before],
    [other.file, after],
  ];
  const illegible = read.filter(([, parsed]) => !isLegible(parsed));
  for (const [file] of illegible)
    complain(`'${file}' cannot be judged before it is mended: see 'kaconf check'`);
  if (illegible.length > 0) return EXIT.failed;
  for (const [file, { diagnostics }] of read) {
    if (diagnostics.every(({ severity }) => severity !== 'error')) continue;
    complain(`'${file}' has errors, which 'kaconf check' shows: what they are about is left out`);
  }
  const changes = compareConfigs(before, after, digests);
  terminal.out(render(values.get('format') ?? 'text', changes, terminal));
  const allowed = values.get('allow') as Effect | undefined;
  if (changes.length === 0) return EXIT.clean;
  return allowed !== undefined && !isWorse(worstOf(changes), allowed) ? EXIT.clean : EXIT.findings;
}
