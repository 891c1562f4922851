import type { Rule } from '../../rule.ts';

const PUBLIC = /^\/(?:tmp|var\/tmp|dev\/shm)\//;
/** It runs the file behind it. */
const INTERPRETER = /^(?:.*\/)?(?:(?:ba|da|a|z|k|c)?sh|python[\d.]*|perl|ruby|php)$/;

export const publicFolder: Rule = {
  code: 'KL304',
  name: 'public-folder',
  severity: 'warning',
  summary: 'script in a folder that everybody may write to',
  *check({ programs }) {
    for (const { script } of programs) {
      const program = script.words[0];
      const path = INTERPRETER.test(program) ? script.words[1] : program;
      if (path === undefined || !PUBLIC.test(path)) continue;
      yield {
        span: script.span,
        message: `${path} is gone when that folder is tidied up, and whoever puts another there has keepalived run it`,
        hint: 'keep it where only root may write, such as /usr/local/libexec',
      };
    }
  },
};
