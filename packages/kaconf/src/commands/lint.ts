import { count, EXIT, exitStatus } from '@kaconf/diagnostics';
import { type Arguments, FILE } from '../arguments.ts';
import { difference } from '../difference.ts';
import { FORMATS, FORMATS_HELP, render } from '../report.ts';
import { settingsOf } from '../settings-file.ts';
import { readSources, STANDARD_INPUT } from '../sources.ts';
import { SURROUNDINGS, SURROUNDINGS_HELP, surroundings } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf lint [OPTION]... [FILE]...

Says what keepalived accepts and nobody means: what never fails over, answers nobody, or is left from the sample. What
'kaconf check' says is not said again. FILEs are as for that.

Options:
${FORMATS_HELP}
      --fix            rewrite what can only be meant otherwise; comments and layout stay
      --diff           change nothing: show what would change
      --with FILE      the configuration of another node: says what does not go together, too, as 'kaconf cluster' does;
                       may be given several times
      --settings FILE  in place of kaconf.yaml in this directory
${SURROUNDINGS_HELP}
      --strict         let warnings fail it, too
  -h, --help           print this help

'# kaconf-disable-next-line KL102 REASON' above a line, '# kaconf-disable-line KL102 REASON' on it, or
'# kaconf-disable-file KL102 REASON' anywhere silence a rule, and so does 'lint: { rules: { KL102: off } }' in
kaconf.yaml. 'kaconf explain KL102' tells what it is about.

For example:
  kaconf lint --strict /etc/keepalived
  kaconf lint --diff keepalived.conf
  kaconf lint --with lb2.conf lb1.conf

Exit status:
  0  there are no errors (with --strict: and no warnings)
  1  there are
  2  it could not be done: a file cannot be read, its braces, quotes or definitions do not work out, the arguments or
     the settings are wrong
`;

export const lint: Command = {
  name: 'lint',
  summary: 'say what is allowed and hardly meant',
  help: HELP,
  options: {
    format: FORMATS,
    fix: undefined,
    diff: undefined,
    with: { ...FILE, form: 'the FILE of another node' },
    settings: FILE,
    strict: undefined,
    ...SURROUNDINGS,
  },
  run,
};

async function run(given: Arguments, terminal: Terminal): Promise<number> {
  const { switches, values, lists, operands } = given;
  const settings = await settingsOf(values.get('settings'), terminal);
  if (typeof settings === 'string') return complain(settings, terminal);
  const read = () => readSources(lint.name, operands, terminal);
  const sources = await read();
  if (sources.texts.size === 0) return EXIT.failed;
  const others = lists.has('with')
    ? await readSources(lint.name, lists.get('with') ?? [], terminal)
    : undefined;
  if (others && sources.texts.size > 1) return complain('give one FILE behind --with', terminal);
  if (others?.complete === false) return EXIT.failed;
  // Only now: the help needs no parser.
  const { lintAll, lintBeside, fixesOf } = await import('../linted.ts');
  const options = await surroundings(given, terminal);
  const judge = (read: typeof sources) =>
    others ? lintBeside(read, others, options, settings.lint) : lintAll(read, options, settings.lint);
  let linted = judge(sources);
  if (switches.has('diff')) {
    const fixed = fixesOf(linted);
    for (const [file, after] of fixed) terminal.out(difference(file, linted.texts.get(file) ?? '', after));
    return fixed.size === 0 ? EXIT.clean : EXIT.findings;
  }
  if (switches.has('fix')) {
    if (sources.texts.has(STANDARD_INPUT))
      return complain(`${STANDARD_INPUT} cannot be changed: use --diff`, terminal);
    for (const [file, after] of fixesOf(linted)) await terminal.write(file, after);
    linted = judge(await read());
  }
  for (const file of linted.illegible) {
    terminal.err(`kaconf lint: '${file}' cannot be judged before it is mended: see 'kaconf check'\n`);
  }
  for (const file of linted.broken) {
    terminal.err(`kaconf lint: '${file}' has errors of its own, which 'kaconf check' shows\n`);
  }
  terminal.out(render(values.get('format') ?? 'pretty', linted, terminal));
  const status = exitStatus(count(linted.diagnostics), switches.has('strict'));
  return sources.complete && linted.illegible.length === 0 ? status : EXIT.failed;
}

function complain(complaint: string, terminal: Terminal): number {
  terminal.err(`kaconf lint: ${complaint}\n`);
  return EXIT.failed;
}
