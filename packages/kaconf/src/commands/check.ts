import { count, distinct, EXIT, exitStatus, mistakes } from '@kaconf/diagnostics';
import type { Arguments } from '../arguments.ts';
import { fragmentsAmong } from '../fragments.ts';
import type { Judgement } from '../judge.ts';
import { FORMATS, FORMATS_HELP, render } from '../report.ts';
import { readSources } from '../sources.ts';
import { SURROUNDINGS, SURROUNDINGS_HELP, surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf check [OPTION]... [FILE]...

Says what is wrong with keepalived configurations. Each FILE is one of its own; '-' is the standard input, a directory
stands for every *.conf in it and below, without hidden ones and those that another of them includes. Without a FILE it
is /etc/keepalived/keepalived.conf.

Options:
${FORMATS_HELP}
${SURROUNDINGS_HELP}
      --host           look at this machine, too: interfaces, users, scripts and their permissions
      --strict         let warnings fail it, too
  -h, --help           print this help

An error is what makes 'keepalived -t' fail; a warning is about what keepalived silently ignores or does otherwise.
Colours are for terminals only; NO_COLOR turns them off, FORCE_COLOR on.

For example:
  kaconf check /etc/keepalived
  kaconf check --format github keepalived.conf
  kaconf check --strict - <keepalived.conf

Exit status:
  0  there are no errors (with --strict: and no warnings)
  1  there are
  2  it could not be done: a file cannot be read, the arguments are wrong
`;

export const check: Command = {
  name: 'check',
  summary: 'say what is wrong with configurations',
  help: HELP,
  options: { format: FORMATS, host: undefined, strict: undefined, ...SURROUNDINGS },
  run,
};

async function run(given: Arguments, terminal: Terminal): Promise<number> {
  const { switches, values, operands } = given;
  const sources = await readSources(check.name, operands, terminal);
  if (sources.texts.size === 0) return EXIT.failed;
  // Only now: the help needs no parser.
  const { judge } = await import('../judge.ts');
  const host = switches.has('host') ? await terminal.host() : undefined;
  const options = await surroundings(given, terminal);
  const all = new Map<string, Judgement>();
  for (const [file, text] of sources.texts) all.set(file, await judge(file, text, options, host));
  const fragments = fragmentsAmong(sources.found, all);
  const judged = [...all].flatMap(([file, each]) => (fragments.has(file) ? [] : [each]));
  const found = distinct(judged.flatMap((each) => mistakes(each.diagnostics)));
  const format = values.get('format') ?? 'pretty';
  // Who compares with keepalived's log wants all that is in it.
  const diagnostics = format === 'keepalived' ? judged.flatMap((each) => each.diagnostics) : found;
  const texts = new Map(judged.flatMap((each) => [...each.texts]));
  const report = { diagnostics, texts, files: judged.length };
  terminal.out(render(format, report, terminal));
  return sources.complete ? exitStatus(count(found), switches.has('strict')) : EXIT.failed;
}
