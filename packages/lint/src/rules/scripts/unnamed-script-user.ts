import { isForSomeHosts } from '../../conditions.ts';
import type { Rule } from '../../rule.ts';

export const unnamedScriptUser: Rule = {
  code: 'KL303',
  name: 'unnamed-script-user',
  severity: 'note',
  summary: 'scripts without a script_user',
  *check({ config: { global_defs, vrrp_scripts }, programs, texts }) {
    if (!global_defs.enable_script_security || global_defs.script_user !== undefined) return;
    if (isForSomeHosts(texts, 'script_user')) return;
    const own = new Set(vrrp_scripts.filter(({ user }) => user !== undefined).map(({ name }) => name));
    const first = programs.find(
      ({ type, name = '', script }) => type !== 'misc' && !own.has(name) && !('user' in script),
    );
    if (first === undefined) return;
    yield {
      span: first.script.span,
      message: 'this runs as keepalived_script, and not at all where there is no such user',
      hint: 'add a script_user to global_defs',
    };
  },
};
