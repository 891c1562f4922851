import { describe, expect, test } from 'vitest';
import { definitionsAt, type Location, referencesAt } from '../src/answers/definition.ts';
import { madeNames } from '../src/text/names.ts';
import { open } from './support/editor.ts';

const files = (main: string, web: string) => ({ '/etc/keepalived.conf': main, '/etc/conf.d/web.conf': web });

/** `web.conf:3:5-8`, as editors count for people. */
function places(locations: readonly Location[]): string[] {
  return locations.map(({ path, range: { start, end } }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return `${name}:${start.line + 1}:${start.character + 1}-${end.character + 1}`;
  });
}

async function definitions(texts: Record<string, string>): Promise<string[]> {
  const { project, configuration, part, position } = open(texts);
  const { parsed } = await project.judge(configuration.root);
  return places(definitionsAt(configuration, part, position, project.files, () => madeNames(parsed.tree())));
}

function references(texts: Record<string, string>, defining = true): string[] {
  const { configuration, part, position } = open(texts);
  return places(referencesAt(configuration, part, position, defining));
}

describe.each([
  ['a script', 'vrrp_script chk {\n}', 'track_script {\n  c¦hk weight 3\n }', 13, 16],
  ['a track file', 'track_file load {\n}', 'track_file {\n  lo¦ad\n }', 12, 16],
  ['a track file by its earlier keyword', 'vrrp_track_file load {\n}', 'track_file {\n  ¦load\n }', 17, 21],
  ['a process', 'vrrp_track_process nginx {\n}', 'track_process {\n  nginx¦\n }', 20, 25],
  ['a BFD session', 'bfd_instance gw {\n}', 'track_bfd {\n  g¦w\n }', 14, 16],
])('%s', (_, definition, use, column, endColumn) => {
  const inInstance = `vrrp_instance V {\n ${use}\n}\n`;
  const inGroup = `vrrp_sync_group G {\n ${use}\n}\n`;
  const there = [`keepalived.conf:2:${column}-${endColumn}`];

  test('of an instance, in another file', async () => {
    expect(await definitions(files(`include conf.d/*.conf\n${definition}\n`, inInstance))).toEqual(there);
  });

  test('of a sync group', async () => {
    expect(await definitions(files(`include conf.d/*.conf\n${definition}\n`, inGroup))).toEqual(there);
  });
});

test.each([
  [
    'a member',
    'vrrp_instance A {\n}\nvrrp_sync_group G {\n group {\n  ¦A\n }\n}',
    ['keepalived.conf:1:15-16'],
  ],
  [
    'a member of a track group',
    'vrrp_instance A {\n}\ntrack_group G {\n group {\n  B A¦\n }\n}',
    ['keepalived.conf:1:15-16'],
  ],
  [
    'a track group',
    'track_group G {\n}\nstatic_routes {\n 10.0.0.0/8 dev eth0 track_group ¦G\n}',
    ['keepalived.conf:1:13-14'],
  ],
  [
    'the group of a virtual server',
    'virtual_server_group web {\n}\nvirtual_server group w¦eb {\n}',
    ['keepalived.conf:1:22-25'],
  ],
  [
    'the session of a checker',
    'bfd_instance gw {\n}\nvirtual_server 10.0.0.1 80 {\n real_server 10.0.0.2 80 {\n  BFD_CHECK {\n   name g¦w\n  }\n }\n}',
    ['keepalived.conf:1:14-16'],
  ],
  [
    'the file of a checker',
    'track_file load {\n}\nvirtual_server 10.0.0.1 80 {\n real_server 10.0.0.2 80 {\n  FILE_CHECK {\n   track_file load¦\n  }\n }\n}',
    ['keepalived.conf:1:12-16'],
  ],
  [
    'the instance of the synchronisation',
    'vrrp_instance A {\n}\nglobal_defs {\n lvs_sync_daemon eth0 inst ¦A\n}',
    ['keepalived.conf:1:15-16'],
  ],
  ['a definition', '$VRID=5\nvrrp_instance A {\n virtual_router_id $VR¦ID\n}', ['keepalived.conf:1:1-6']],
  [
    'a definition in braces',
    `$VRID=5\nvrrp_instance A {\n virtual_router_id \${VRID¦}\n}`,
    ['keepalived.conf:1:1-6'],
  ],
  [
    'one for each host',
    '@a $V=5\n@b $V=6\nvrrp_instance A {\n virtual_router_id $V¦\n}',
    ['keepalived.conf:1:4-6', 'keepalived.conf:2:4-6'],
  ],
  [
    'a reference within a name',
    '$N=5\nvrrp_instance V_$N {\n}\nvrrp_sync_group G {\n group {\n  V_$¦N\n }\n}',
    ['keepalived.conf:1:1-3'],
  ],
  ['an include', 'include conf.d/w¦eb.conf\n', ['web.conf:1:1-1']],
  [
    'a name that a loop makes',
    `~SEQ(i, 1, 2) vrrp_instance V_\${i} { }\nvrrp_sync_group G {\n group {\n  V_2¦\n }\n}`,
    ['keepalived.conf:1:29-35'],
  ],
  ['what is in a comment', '$V=1\n# ¦$V\n', []],
  ['a name that nobody gives', 'vrrp_sync_group G {\n group {\n  X¦\n }\n}', []],
  [
    'a script of the same name as an instance',
    'vrrp_script A {\n}\nvrrp_sync_group G {\n group {\n  ¦A\n }\n}',
    [],
  ],
])('%s', async (_, text, expected) => {
  expect(await definitions(files(text, ''))).toEqual(expected);
});

test('names are mentioned in all files, also behind conditions', () => {
  const main = 'include conf.d/web.conf\nvrrp_script ¦chk {\n}\n';
  const web = 'vrrp_instance A {\n track_script {\n  chk\n  @other chk weight 2\n }\n}\n';
  const all = ['keepalived.conf:2:13-16', 'web.conf:3:3-6', 'web.conf:4:10-13'];
  expect(references(files(main, web))).toEqual(all);
  expect(references(files(main, web), false)).toEqual(all.slice(1));
});
