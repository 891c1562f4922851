import type { Rule } from '../../rule.ts';

/** What notify scripts are told, and no user is called. */
const TOLD = /^(?:master|backup|fault|stop|deleted|up|down|instance|group)$|^[-/]/i;

export const argumentsAsUser: Rule = {
  code: 'KL306',
  name: 'arguments-as-user',
  severity: 'error',
  summary: 'arguments without quotes are taken for a user',
  *check({ programs }) {
    for (const { script } of programs) {
      const { user } = script as { readonly user?: string };
      if (user === undefined || !TOLD.test(user)) continue;
      yield {
        span: script.span,
        message: `'${user}' is taken for the user who runs ${script.text}`,
        hint: 'put the program and its arguments into one pair of quotes',
      };
    }
  },
};
