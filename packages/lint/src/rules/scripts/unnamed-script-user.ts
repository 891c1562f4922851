import { isForSomeHosts } from '../../conditions.ts';
import { firstOfDefaultUser } from '../../programs.ts';
import type { Rule } from '../../rule.ts';

export const unnamedScriptUser: Rule = {
  code: 'KL303',
  name: 'unnamed-script-user',
  severity: 'note',
  summary: 'scripts without a script_user',
  *check(parsed) {
    if (!parsed.config.global_defs.enable_script_security) return;
    const first = firstOfDefaultUser(parsed);
    if (first === undefined || isForSomeHosts(parsed.texts, 'script_user')) return;
    yield {
      span: first.script.span,
      message: 'this runs as keepalived_script, and not at all where there is no such user',
      hint: 'add a script_user to global_defs',
    };
  },
};
