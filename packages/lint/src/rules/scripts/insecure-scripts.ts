import { isForSomeHosts } from '../../conditions.ts';
import { firstIn } from '../../programs.ts';
import type { Rule } from '../../rule.ts';

export const insecureScripts: Rule = {
  code: 'KL302',
  name: 'insecure-scripts',
  severity: 'warning',
  summary: 'scripts without enable_script_security',
  *check({ config: { global_defs }, programs, texts }) {
    const first = firstIn(programs);
    if (first === undefined || global_defs.enable_script_security) return;
    if (isForSomeHosts(texts, 'enable_script_security')) return;
    yield {
      span: first.script.span,
      message: 'keepalived runs scripts even if others than root can change them',
      hint: 'add enable_script_security and a script_user to global_defs',
    };
  },
};
