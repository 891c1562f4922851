import { parseConfig } from '@kaconf/config';
import { expect, test } from 'vitest';
import { checkHost } from '../src/check-host.ts';
import { machine } from '../src/fake/machine.ts';

/** How a script runs, on a machine where root is in the group adm, too. */
function command(statements: string, script: string) {
  const host = machine();
  const text = `global_defs {\n${statements}\nstartup_script ${script}\n}`;
  const parsed = parseConfig({ file: 'FILE', text }, { machine: host });
  const { startup_script } = parsed.config.global_defs;
  return startup_script && checkHost(parsed, host).resolveScript(startup_script);
}

const AS_DAEMON = { words: ['/usr/bin/true'] };
const as = (uid: number, gid: number, groups?: readonly number[]) => ({
  ...AS_DAEMON,
  uid,
  gid,
  ...(groups && { groups }),
});

test.each([
  ['', 'root', AS_DAEMON],
  ['', 'root :', as(0, 0, [0, 4])],
  ['', 'root adm', as(0, 4)],
  ['', 'root :adm', as(0, 4, [0, 4])],
  ['set_supplementary_groups', 'root', as(0, 0, [0, 4])],
  ['set_supplementary_groups', 'nobody', as(65534, 65534, [65534])],
  ['set_supplementary_groups\nset_supplementary_groups off', 'root', AS_DAEMON],
  ['script_user root\nset_supplementary_groups', '', AS_DAEMON],
  ['set_supplementary_groups\nscript_user root', '', as(0, 0, [0, 4])],
])('behind %j a script of %j is in these groups', (statements, user, expected) => {
  expect(command(statements, `/usr/bin/true ${user}`)).toEqual(expected);
});

test.each([
  ['', '/bin/true', { words: ['/bin/true'], uid: 65534, gid: 65534, file: '/usr/bin/true' }],
  ['', '/usr/bin/true', { words: ['/usr/bin/true'], uid: 65534, gid: 65534 }],
  ['use_symlink_paths', '/bin/true', { words: ['/bin/true'], uid: 65534, gid: 65534 }],
])('behind %j what %s leads to is run', (statements, path, expected) => {
  expect(command(statements, `${path} nobody`)).toEqual(expected);
});
