import type { Parsed, Program } from '@kaconf/config';
import { rowOf } from '@kaconf/diagnostics';

/** The one that is written first; undefined: there is none. */
export function firstIn(programs: readonly Program[]): Program | undefined {
  let first = programs[0];
  for (const program of programs) {
    if (first && rowOf(program.script.span) < rowOf(first.script.span)) first = program;
  }
  return first;
}

/** The first that runs as whoever scripts run as by default; undefined: each names its user, or script_user is said. */
export function firstOfDefaultUser({ config, programs }: Parsed): Program | undefined {
  const { global_defs, vrrp_scripts } = config;
  if (global_defs.script_user !== undefined) return;
  const own = new Set(vrrp_scripts.filter(({ user }) => user !== undefined).map(({ name }) => name));
  return firstIn(
    programs.filter(
      ({ type, name = '', script }) => type !== 'misc' && !own.has(name) && !('user' in script),
    ),
  );
}
