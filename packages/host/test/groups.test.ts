import { parseConfig } from '@kaconf/config';
import { expect, test } from 'vitest';
import { checkHost } from '../src/check-host.ts';
import { machine } from '../src/fake/machine.ts';

/** As whom the script of a text runs, on a machine where root is in the group adm, too. */
function runner(text: string) {
  const host = machine();
  const parsed = parseConfig({ file: 'FILE', text }, { machine: host });
  const script = parsed.config.global_defs.startup_script;
  const command = script && checkHost(parsed, host).resolveScript(script);
  return command && { uid: command.uid, gid: command.gid, groups: command.groups };
}

const script = (statements: string, user: string) =>
  `global_defs {\n${statements}\nstartup_script /usr/bin/true ${user}\n}`;
const AS_DAEMON = { uid: undefined, gid: undefined, groups: undefined };

test.each([
  ['', 'root', AS_DAEMON],
  ['', 'root :', { uid: 0, gid: 0, groups: [0, 4] }],
  ['', 'root adm', { uid: 0, gid: 4, groups: undefined }],
  ['', 'root :adm', { uid: 0, gid: 4, groups: [0, 4] }],
  ['set_supplementary_groups', 'root', { uid: 0, gid: 0, groups: [0, 4] }],
  ['set_supplementary_groups', 'nobody', { uid: 65534, gid: 65534, groups: [65534] }],
  ['set_supplementary_groups\nset_supplementary_groups off', 'root', AS_DAEMON],
  ['script_user root\nset_supplementary_groups', '', AS_DAEMON],
  ['set_supplementary_groups\nscript_user root', '', { uid: 0, gid: 0, groups: [0, 4] }],
])('behind %j a script of %j has these groups', (statements, user, expected) => {
  expect(runner(script(statements, user))).toEqual(expected);
});
