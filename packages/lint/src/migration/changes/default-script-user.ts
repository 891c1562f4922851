import { firstOfDefaultUser } from '../../programs.ts';
import type { Change } from '../change.ts';

export const defaultScriptUser: Change = {
  since: '1.3.0',
  kind: 'changed',
  severity: 'warning',
  *find(_, parsed) {
    const first = firstOfDefaultUser(parsed);
    if (first === undefined) return;
    yield {
      span: first.script.span,
      message: 'scripts that name no user run as keepalived_script, if there is such a user, else as root',
      hint: 'write script_user, and enable_script_security, into global_defs',
    };
  },
};
