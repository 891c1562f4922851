import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { quickFixesAt } from '../src/answers/quick-fixes.ts';
import { edited } from './support/edited.ts';
import { open } from './support/editor.ts';

const MAIN = '/etc/keepalived.conf';

/** What is offered at the mark. */
async function offered(text: string): Promise<{ text: string; actions: CodeAction[] }> {
  const { project, configuration, part, position } = open({ [MAIN]: text });
  const { findings, parsed } = await project.judge(configuration.root);
  const range = { start: position, end: position };
  const { document } = part;
  const actions = quickFixesAt({ document, range, shown: [], findings, parsed, uriOf: (path) => path });
  return { text: document.text, actions };
}

/** What becomes of the text. */
function after({ text, actions }: Awaited<ReturnType<typeof offered>>, title: string): string {
  const edits = actions.find((each) => each.title === title)?.edit?.changes?.[MAIN];
  return edited(text, edits ?? []);
}

const INSTANCE =
  'vrrp_instance V {\n interface eth0\n virtual_router_id 7\n virtual_ipaddress {\n  10.0.0.1/24\n }\n';

test.each([
  ['what lint mends', `${INSTANCE} pre¦empt\n}\n`, 'Leave preempt out', `${INSTANCE}}\n`],
  ['a keyword that was meant', 'globl_d¦efs {\n}\n', "Write 'global_defs'", 'global_defs {\n}\n'],
  [
    'a keyword with another name',
    'track_f¦ile f {\n}\n'.replace('track_', 'vrrp_track_'),
    "Write 'track_file'",
    'track_file f {\n}\n',
  ],
  [
    'a rule here',
    `${INSTANCE} pre¦empt\n}\n`,
    'Silence KL113 here',
    `${INSTANCE} # kaconf-disable-next-line KL113 \n preempt\n}\n`,
  ],
  [
    'a rule in the file',
    `${INSTANCE} pre¦empt\r\n}\r\n`,
    'Silence KL113 in this file',
    `# kaconf-disable-file KL113 \r\n${INSTANCE} preempt\r\n}\r\n`,
  ],
  [
    'all in the file',
    `${INSTANCE} preempt\n debug 1\n}\n¦`,
    'Mend all that kaconf lint can',
    `${INSTANCE}}\n`,
  ],
])('%s', async (_, text, title, expected) => {
  expect(after(await offered(text), title)).toBe(expected);
});

test.each([
  ['nothing where nothing is found', 'global_defs {\n router_id a¦\n}\n', []],
  ['no guess for what a definition makes', '$A=globl_defs\n$¦A {\n}\n', []],
  ['no silence for what is wrong', `vrrp_instance V {\n priority 3¦00\n}\n`, []],
])('%s', async (_, text, expected) => {
  expect((await offered(text)).actions.map(({ title }) => title)).toEqual(expected);
});
