import type { Parsed, Program } from '@kaconf/config';

/** The first program that runs as whoever scripts run as by default; undefined: each names its user, or script_user is said. */
export function firstOfDefaultUser({ config, programs }: Parsed): Program | undefined {
  const { global_defs, vrrp_scripts } = config;
  if (global_defs.script_user !== undefined) return;
  const own = new Set(vrrp_scripts.filter(({ user }) => user !== undefined).map(({ name }) => name));
  return programs.find(
    ({ type, name = '', script }) => type !== 'misc' && !own.has(name) && !('user' in script),
  );
}
