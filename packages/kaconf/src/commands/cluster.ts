import { count, EXIT, exitStatus } from '@kaconf/diagnostics';
import { type Arguments, FILE } from '../arguments.ts';
import { FORMATS, FORMATS_HELP, render } from '../report.ts';
import { settingsOf } from '../settings-file.ts';
import { SURROUNDINGS, SURROUNDINGS_HELP } from '../surroundings.ts';
import type { Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

const HELP = `\
Usage: kaconf cluster [OPTION]... [FILE]...

Says what does not go together in the configurations of a cluster: each FILE is that of a node, which is called as its
file; without a FILE the nodes are those of kaconf.yaml: 'cluster: { nodes: { lb1: lb1.conf, lb2: lb2.conf } }'. What
one of them has by itself, 'kaconf check' and 'kaconf lint' say.

Options:
      --name NAME      what a node is called; one for each FILE, in their order
${FORMATS_HELP}
      --settings FILE  in place of kaconf.yaml in this directory
${SURROUNDINGS_HELP}
      --strict         let warnings fail it, too
  -h, --help           print this help

With one --config-id for each FILE, the same FILE may be given for several nodes. A finding is silenced where it is, by
'# kaconf-disable-next-line KL810 REASON' and the like, as for 'kaconf lint'. 'kaconf explain KL810' tells what it is
about.

For example:
  kaconf cluster a.conf b.conf
  kaconf cluster lb1/keepalived.conf lb2/keepalived.conf --strict

Exit status:
  0  there are no errors (with --strict: and no warnings)
  1  there are, or a configuration has errors of its own
  2  it could not be done: a file cannot be read, the arguments or the settings are wrong
`;

export const cluster: Command = {
  name: 'cluster',
  summary: 'say what does not go together on several nodes',
  help: HELP,
  options: {
    name: { form: 'NAME', accepts: /^[^@|,\s]+$/ },
    format: FORMATS,
    settings: FILE,
    strict: undefined,
    ...SURROUNDINGS,
  },
  run,
};

async function run(given: Arguments, terminal: Terminal): Promise<number> {
  const { switches, values } = given;
  const complaint = (text: string) => {
    terminal.err(`kaconf cluster: ${text}\n`);
    return EXIT.failed;
  };
  const settings = await settingsOf(values.get('settings'), terminal);
  if (typeof settings === 'string') return complaint(settings);
  const { noNodes, withNodes } = await import('../cluster-nodes.ts');
  const nodesGiven = withNodes(given, settings);
  if (nodesGiven.operands.length === 0) return complaint(noNodes(cluster.name));
  // Only now: the help needs no parser.
  const { readNodes } = await import('../nodes.ts');
  const read = await readNodes(cluster.name, nodesGiven, terminal);
  if (read.type === 'unread') return EXIT.failed;
  if (read.type === 'complaint') return complaint(read.complaint);
  const format = values.get('format') ?? 'pretty';
  if (read.type === 'mistakes') {
    terminal.out(render(format, read.report, terminal));
    return EXIT.findings;
  }
  const { nodes } = read;
  if (nodes.length < 2) return complaint('one node is no cluster: give the FILEs of all');
  const { lintCluster } = await import('@kaconf/lint');
  const diagnostics = lintCluster(nodes, settings.lint);
  const texts = new Map(nodes.flatMap(({ parsed }) => [...parsed.texts]));
  terminal.out(render(format, { diagnostics, texts, files: nodes.length }, terminal));
  return exitStatus(count(diagnostics), switches.has('strict'));
}
