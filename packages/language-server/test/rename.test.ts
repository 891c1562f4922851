import { expect, test } from 'vitest';
import { renamableAt, renameAt } from '../src/answers/rename.ts';
import { madeNames } from '../src/text/names.ts';
import { edited } from './support/edited.ts';
import { open } from './support/editor.ts';

const MAIN = '/etc/keepalived.conf';

/** The files with the new name; or why it cannot be. */
async function renamed(
  files: Record<string, string>,
  newName: string,
): Promise<Record<string, string> | string> {
  const { project, configuration, part, position } = open(files);
  const { parsed } = await project.judge(configuration.root);
  const found = renameAt(configuration, part, position, newName, () => madeNames(parsed.tree()));
  if (typeof found === 'string') return found;
  const changed = Object.keys(files).map((path) => {
    const edits = found
      .filter((each) => each.path === path)
      .map(({ range }) => ({ range, newText: newName }));
    return [path, edited(configuration.parts.get(path)?.document.text ?? '', edits)];
  });
  return Object.fromEntries(changed);
}

test.each([
  [
    'a script',
    {
      [MAIN]: 'include a.conf\nvrrp_script ch¦k {\n}\n',
      '/etc/a.conf': 'vrrp_instance V {\n track_script {\n  chk weight 2\n  "chk"\n  @b chk\n }\n}\n',
    },
    'chk_nginx',
    {
      [MAIN]: 'include a.conf\nvrrp_script chk_nginx {\n}\n',
      '/etc/a.conf':
        'vrrp_instance V {\n track_script {\n  chk_nginx weight 2\n  "chk_nginx"\n  @b chk_nginx\n }\n}\n',
    },
  ],
  [
    'an instance',
    {
      [MAIN]:
        'vrrp_instance A {\n}\nvrrp_sync_group A {\n group {\n  B ¦A\n }\n}\ntrack_group G {\n group {\n  A\n }\n}\n',
    },
    'WEB',
    {
      [MAIN]:
        'vrrp_instance WEB {\n}\nvrrp_sync_group A {\n group {\n  B WEB\n }\n}\ntrack_group G {\n group {\n  WEB\n }\n}\n',
    },
  ],
  [
    'a definition',
    {
      [MAIN]: `$VRID=1\n@b $VRID=2\n$OTHER=$VRID\nvrrp_instance A {\n virtual_router_id \${VR¦ID}\n priority $VRID\n # $VRID\n}\n`,
    },
    'ID',
    {
      [MAIN]: `$ID=1\n@b $ID=2\n$OTHER=$ID\nvrrp_instance A {\n virtual_router_id \${ID}\n priority $ID\n # $VRID\n}\n`,
    },
  ],
])('%s', async (_, files, newName, expected) => {
  expect(await renamed(files, newName)).toEqual(expected);
});

test.each([
  ['vrrp_script a¦ {\n}\nvrrp_script b {\n}', 'b', "another script is called 'b' already"],
  ['vrrp_script a¦ {\n}', 'b c', "'b c' cannot be the name of a script"],
  ['$A=1\n$A¦', '2', "'2' cannot be the name of a definition"],
  ['vrrp_sync_group G {\n group {\n  X¦\n }\n}', 'Y', "no instance is called 'X' in these files"],
  ['include $_PW¦D/a.conf', 'Y', 'nothing defines $_PWD in these files'],
  [
    '$CHK=chk\nvrrp_script c¦hk {\n}\nvrrp_instance V {\n track_script {\n  $CHK\n }\n}',
    'b',
    "a definition or a loop makes the name 'chk' at /etc/keepalived.conf:6: rename it there first",
  ],
  ['global_defs ¦{\n}', 'b', 'there is no name here'],
])('%j is not renamed to %s', async (text, newName, expected) => {
  expect(await renamed({ [MAIN]: text }, newName)).toBe(expected);
});

test('an editor is told what would be renamed', () => {
  const { configuration, part, position } = open({ [MAIN]: `$VRID=1\npriority \${VRI¦D}` });
  expect(renamableAt(configuration, part, position)).toEqual({
    range: { start: { line: 1, character: 11 }, end: { line: 1, character: 15 } },
    name: 'VRID',
  });
});
