import type { Rule } from '../../rule.ts';

export const relativePath: Rule = {
  code: 'KL305',
  name: 'relative-path',
  severity: 'warning',
  summary: 'script with a relative path',
  *check({ programs }) {
    for (const { script } of programs) {
      const program = script.words[0];
      if (!/^[\w.-][^/]*\//.test(program)) continue;
      yield {
        span: script.span,
        message: `where ${program} leads depends on the folder that keepalived was started in`,
        hint: 'write its whole path',
      };
    }
  },
};
