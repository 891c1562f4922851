import type { ExpandOptions, Source } from '@kaconf/config';
import { inOrder, mistakes } from '@kaconf/diagnostics';
import { SURROUNDINGS_HELP } from '../surroundings.ts';
import { printing } from './printing.ts';

const HELP = `\
Usage: kaconf ast [OPTION]... [FILE]

Prints what FILE means as JSON: every keyword with its value or its default, names resolved, and nothing of what
keepalived would not put to work. '-' is the standard input; without a FILE it is /etc/keepalived/keepalived.conf.

  members    have the names of keywords, in alphabetical order; lists are in the order of the file
  durations  are { "micros": 1000000 }
  addresses  are text, with the length of the prefix where there is one: "10.0.0.1/24"
  null       stands for what is not said and has no default
  at         is where a block or an entry is written: FILE:LINE:COLUMN

Options:
${SURROUNDINGS_HELP}
  -h, --help           print this help

For example:
  kaconf ast keepalived.conf | jq -r '.vrrp_instances[] | "\\(.virtual_router_id) \\(.interface)"'
  kaconf ast keepalived.conf | jq '.virtual_servers[].real_server[] | select(.TCP_CHECK == [])'

Exit status:
  0  printed
  1  printed, but there are errors, which standard error tells; what they are about is not in it
  2  it could not be done: FILE cannot be read, the arguments are wrong
`;

export const ast = printing(
  { name: 'ast', summary: 'print what a configuration means as JSON', help: HELP },
  print,
);

async function print(source: Source, options: ExpandOptions) {
  // Only now: the help needs no parser.
  const { configToJson, parseConfig } = await import('@kaconf/config');
  const { config, diagnostics, texts } = parseConfig(source, options);
  const errors = inOrder(mistakes(diagnostics)).filter(({ severity }) => severity === 'error');
  return { text: `${JSON.stringify(configToJson(config), undefined, 2)}\n`, diagnostics: errors, texts };
}
