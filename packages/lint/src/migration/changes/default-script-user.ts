import type { Change } from '../change.ts';

export const defaultScriptUser: Change = {
  since: '1.3.0',
  kind: 'changed',
  severity: 'warning',
  *find(_, { config: { global_defs, vrrp_scripts }, programs }) {
    if (global_defs.script_user !== undefined) return;
    const own = new Set(vrrp_scripts.filter(({ user }) => user !== undefined).map(({ name }) => name));
    const first = programs.find(
      ({ type, name = '', script }) => type !== 'misc' && !own.has(name) && !('user' in script),
    );
    if (first === undefined) return;
    yield {
      span: first.script.span,
      message: 'scripts that name no user run as keepalived_script, if there is such a user, else as root',
      hint: 'write script_user, and enable_script_security, into global_defs',
    };
  },
};
