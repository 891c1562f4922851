import { describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { completionsAt, isAsked } from '../src/answers/completion.ts';
import { open } from './support/editor.ts';

function completions(files: Record<string, string>, snippets = false): CompletionItem[] {
  const { project, configuration, part, position } = open(files);
  return completionsAt(configuration, part, position, { snippets, files: project.files });
}

function labels(text: string): string[] {
  return completions({ '/etc/keepalived.conf': text }).map(({ label }) => label);
}

const SCRIPTS = 'vrrp_script chk_a {\n}\nvrrp_script chk_b {\n}\n';

test.each([
  [
    'the keywords of a block',
    'authentication_in vrrp {\n}\nvrrp_script a {\n    ¦\n}\n',
    ['script', 'interval', 'timeout', 'weight', 'rise', 'fall', 'user', 'init_fail'],
  ],
  [
    'those of an inner block',
    'vrrp_instance V {\n authentication {\n  au¦\n }\n}',
    ['auth_type', 'auth_pass'],
  ],
  ['behind a brace on the line', 'vrrp_instance V { authentication { ¦ } }', ['auth_type', 'auth_pass']],
  [
    'where the brace is not closed',
    'vrrp_script a {\n    script x\n    ¦',
    ['script', 'interval', 'timeout', 'weight', 'rise', 'fall', 'user', 'init_fail'],
  ],
  [
    'where an earlier one is not',
    'vrrp_instance V {\n    authentication {\n        ¦\n\nvrrp_script b {\n}\n',
    ['auth_type', 'auth_pass'],
  ],
  ['behind a condition', 'vrrp_instance V {\n authentication {\n  @lb2 ¦\n }\n}', ['auth_type', 'auth_pass']],
  [
    'behind a sequence',
    'vrrp_instance V {\n authentication {\n  ~SEQ(i, 1, 3) a¦\n }\n}',
    ['auth_type', 'auth_pass'],
  ],
  ['values', 'vrrp_instance V {\n    state ¦\n}', ['MASTER', 'BACKUP']],
  ['numbers that are names', 'vrrp_instance V {\n    version ¦\n}', ['2', '3']],
  ['no second value', 'vrrp_instance V {\n    state MASTER ¦\n}', []],
  ['nothing for a range', 'vrrp_instance V {\n    priority ¦\n}', []],
  ['on and off', 'global_defs {\n    vrrp_strict ¦\n}', ['on', 'off']],
  [
    'options that are not there yet',
    `${SCRIPTS}vrrp_instance V {\n track_script {\n  chk_a weight 3 ¦\n }\n}`,
    ['reverse', 'noreverse'],
  ],
  [
    'schedulers',
    'virtual_server 10.0.0.1 80 {\n    lb_algo ¦\n}',
    ['rr', 'wrr', 'lc', 'wlc', 'lblc', 'sh', 'mh', 'dh', 'fo', 'ovf', 'lblcr', 'sed', 'nq', 'twos'],
  ],
  ['scripts', `${SCRIPTS}vrrp_instance V {\n track_script {\n  ¦\n }\n}`, ['chk_a', 'chk_b']],
  [
    'instances that are not there yet',
    'vrrp_instance A {\n}\nvrrp_instance B {\n}\nvrrp_sync_group G {\n group {\n  A ¦\n }\n}',
    ['B'],
  ],
  [
    'track files of a checker',
    'track_file load {\n}\nvirtual_server 10.0.0.1 80 {\n real_server 10.0.1.1 80 {\n  FILE_CHECK {\n   track_file ¦\n  }\n }\n}',
    ['load'],
  ],
  [
    'sessions of a checker',
    'bfd_instance gw {\n}\nvirtual_server 10.0.0.1 80 {\n real_server 10.0.1.1 80 {\n  BFD_CHECK {\n   name ¦\n  }\n }\n}',
    ['gw'],
  ],
  ['groups of servers', 'virtual_server_group web {\n 10.0.0.1 80\n}\nvirtual_server group ¦', ['web']],
  [
    'interfaces as they are written',
    'vrrp_instance A {\n interface eth0\n virtual_ipaddress {\n  10.0.0.1/24 dev eth1\n }\n}\nvrrp_instance B {\n interface ¦\n}',
    ['eth0', 'eth1'],
  ],
  [
    'interfaces behind an option',
    'vrrp_instance A {\n interface eth0\n virtual_ipaddress {\n  10.0.0.1/24 dev ¦\n }\n}',
    ['eth0'],
  ],
  [
    'definitions',
    '$VRID=51\n$NET=10.0.0\nvrrp_instance A {\n virtual_router_id $¦\n}',
    ['$VRID', '$NET', '$_PWD', '$_INSTANCE', '$_RANDOM', '$_ENV', '$_HASH', '$_BANG'],
  ],
  ['hosts', '@lb1 $A=1\n@lb2 $A=2\n@¦', ['@lb1', '@lb2']],
  ['nothing in a comment', 'vrrp_instance A {\n # sta¦\n}', []],
  ['nothing in a block that nobody knows', 'nonsense {\n    ¦\n}', []],
  ['nothing in the value of a definition', '$A=¦', []],
])('%s', (_, text, expected) => {
  expect(labels(text)).toEqual(expected);
});

test('the top of a file has includes, too', () => {
  expect(labels('¦').slice(0, 4)).toEqual([
    'include',
    'net_namespace',
    'net_namespace_ipvs',
    'namespace_with_ipsets',
  ]);
});

describe('files', () => {
  const files = {
    '/etc/keepalived.conf': 'vrrp_script chk_a {\n}\nvrrp_instance A {\n include in-a.conf\n}\n',
    '/etc/in-a.conf': 'authentication {\n    ¦\n}\ntrack_script {\n}\n',
  };

  test('a file that is included in a block has its keywords', () => {
    expect(completions(files).map(({ label }) => label)).toEqual(['auth_type', 'auth_pass']);
  });

  test('names are those of all files', () => {
    const inside = { ...files, '/etc/in-a.conf': 'track_script {\n ¦\n}\n' };
    expect(completions(inside).map(({ label }) => label)).toEqual(['chk_a']);
  });

  test('an include names the files that are there', () => {
    const including = {
      '/etc/keepalived.conf': 'include conf.d/¦',
      '/etc/conf.d/a.conf': '',
      '/etc/conf.d/sub/b.conf': '',
    };
    expect(completions(including).map(({ label }) => label)).toEqual(['a.conf', 'sub/']);
  });
});

test('a keyword comes with its manual', () => {
  const [item] = completions({ '/etc/keepalived.conf': 'vrrp_instance A {\n    track_b¦\n}' }).filter(
    ({ label }) => label === 'track_bfd',
  );
  expect(item).toEqual({
    label: 'track_bfd',
    kind: 10,
    detail: 'track_bfd { BFD-INSTANCE [weight -253–253 [reverse | noreverse]] … }',
    documentation: {
      kind: 'markdown',
      value:
        '```keepalived\ntrack_bfd { BFD-INSTANCE [weight -253–253 [reverse | noreverse]] … }\n```\n\nBFD sessions that move its priority. Since 2.0.0.\n\nIn vrrp_instance.',
    },
    sortText: '00043',
    textEdit: {
      range: { start: { line: 1, character: 4 }, end: { line: 1, character: 11 } },
      newText: 'track_bfd',
    },
  });
});

test('a block is written with its braces where the editor can fill it in', () => {
  const items = completions({ '/etc/keepalived.conf': 'vrrp_scr¦' }, true);
  const item = items.find(({ label }) => label === 'vrrp_script');
  expect(item?.textEdit).toMatchObject({
    newText: `vrrp_script \${1:NAME} {\n\tscript "\${2:/usr/local/bin/check}"\n\tinterval \${3:2}\n\tweight \${4:-20}$0\n}`,
  });
  expect(item).toMatchObject({ insertTextFormat: 2, insertTextMode: 2 });
});

test('rules behind a suppression', () => {
  const items = completions({ '/etc/keepalived.conf': '# kaconf-disable-next-line KL¦' });
  expect(items.find(({ label }) => label === 'KL102')).toMatchObject({
    detail: 'nopreempt with weights',
    textEdit: {
      range: { start: { line: 0, character: 27 }, end: { line: 0, character: 29 } },
      newText: 'KL102',
    },
  });
});

test.each([
  ['a blank behind a keyword', 'vrrp_instance A {\n    state ¦', ' ', true],
  ['a blank that indents', 'vrrp_instance A {\n    ¦', ' ', false],
  ['a brace that opens a block', 'vrrp_instance A {¦', '{', false],
  ['a brace of a reference', `$A=1\nvirtual_router_id \${¦`, '{', true],
  ['a dollar sign', 'priority $¦', '$', true],
])('%s is a reason to offer something, or not', (_, text, trigger, expected) => {
  const { part, position } = open({ '/etc/keepalived.conf': text });
  expect(isAsked(part.document, position, trigger)).toBe(expected);
});
