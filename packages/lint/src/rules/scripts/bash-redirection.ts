import type { Rule } from '../../rule.ts';

/** Files that only bash knows, opened by a word that keepalived hands to /bin/sh. */
const ONLY_BASH = /^<[ \t]*(\/dev\/(?:tcp|udp)\/.*)/;

export const bashRedirection: Rule = {
  code: 'KL311',
  name: 'bash-redirection',
  severity: 'warning',
  summary: 'redirection that only bash knows',
  *check({ programs }) {
    for (const { script } of programs) {
      const file = ONLY_BASH.exec(script.words[0])?.[1];
      if (file === undefined) continue;
      yield {
        span: script.span,
        message: `/bin/sh reads this: where that is not bash there is no ${file}, and it always fails`,
        hint: "put it into a script that begins with '#!/bin/bash', or use nc -z",
      };
    }
  },
};
