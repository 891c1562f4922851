import { expect, test } from 'vitest';
import { MarkupContent } from 'vscode-languageserver';
import { hoverAt } from '../src/answers/hover.ts';
import { open } from './support/editor.ts';

async function hover(files: Record<string, string>): Promise<string | undefined> {
  const { project, configuration, part, position } = open(files);
  const { findings } = await project.judge(configuration.root);
  const own = findings.filter(({ span }) => span.file === part.document.path);
  const contents = hoverAt(configuration, part, position, own, (code) => `# ${code}\n`)?.contents;
  return MarkupContent.is(contents) ? contents.value : undefined;
}

const here = (text: string) => hover({ '/etc/keepalived.conf': text });

test.each([
  [
    'a keyword',
    'vrrp_instance V {\n    adve¦rt_int 1\n}',
    '```keepalived\nadvert_int 0.01–255 s\n```\n\nThe time between two adverts.\n\nDefault: 1 s\n\nIn vrrp_instance.',
  ],
  [
    'one that is newer, and inherits',
    'vrrp_instance V {\n    down_timer_adverts¦ 3\n}',
    '```keepalived\ndown_timer_adverts 1–100\n```\n\nHow many adverts a backup misses before it takes over. Since 2.2.3.\n\nDefault: `vrrp_down_timer_adverts` of global_defs\n\nIn vrrp_instance.',
  ],
  [
    'one of another block with the same name',
    'virtual_server 10.0.0.1 80 {\n real_server 10.0.1.1 80 {\n  wei¦ght 3\n }\n}',
    '```keepalived\nweight 0–2147483647\n```\n\nIts share; 0: no new connections.\n\nDefault: `weight` of the block around it\n\nIn virtual_server / real_server.',
  ],
  [
    'a definition of several lines',
    '$LIMITS=\\\n    weight 3 \\\n    rise 2\nvrrp_script V {\n    $LIM¦ITS\n}',
    '```keepalived\n$LIMITS=\\\n    weight 3 \\\n    rise 2\n```',
  ],
  [
    'a name',
    'vrrp_script chk {\n}\nvrrp_instance V {\n track_script {\n  c¦hk\n }\n}',
    '```keepalived\nvrrp_script chk {\n```',
  ],
])('%s', async (_, text, expected) => {
  expect(await here(text)).toContain(expected);
});

test('a finding has its page', async () => {
  expect(await here('vrrp_instance V {\n    priority 3¦00\n}')).toBe('# KA0009');
});

test.each([
  [
    'a value',
    'vrrp_instance V {\n    interface et¦h0\n virtual_router_id 1\n virtual_ipaddress {\n  10.0.0.1/24\n }\n}',
  ],
  ['a comment', '# stat¦e'],
  ['the end', 'global_defs {\n}\n¦'],
])('%s has nothing', async (_, text) => {
  expect(await here(text)).toBeUndefined();
});
