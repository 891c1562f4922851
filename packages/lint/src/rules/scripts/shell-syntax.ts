import type { Script } from '@kaconf/config';
import { remembered } from '../../remembered.ts';
import type { Rule } from '../../rule.ts';

/** Lists, pipes, redirections and substitutions: to a program they are arguments like others. */
const OPERATOR = /^(?:\|\|?|&&?|;|<|\d?>{1,2}(?:&\d|\/.*)?|&>.*|<\/.*|\$\(.*|`.*)$/;
/** Shells, and those to which such words mean something. */
const KNOWS_THEM = /^(?:.*\/)?(?:(?:ba|da|a|z|k|c)?sh|ssh|find|expr|test|\[|awk|sed|jq)$/;

/** Whether a file can be opened: keepalived has /bin/sh look at such a word, and at no other. */
const OPENS_FILE = /^<[ \t]*\//;

export const shellSyntax: Rule = {
  code: 'KL301',
  name: 'shell-syntax',
  severity: 'error',
  summary: 'shell syntax without a shell',
  *check({ programs }) {
    for (const { script } of programs) {
      const { words, span } = script;
      const at = operatorIn(words);
      if (at === -1 || words.some((word) => KNOWS_THEM.test(word))) continue;
      const role = at === 0 ? 'no program' : `an argument of ${words[0]}`;
      yield {
        span,
        message: `'${words[at]}' is ${role}: no shell reads this line`,
        hint: "put it into a script, or write /bin/sh -c '…'",
      };
    }
  },
};

/** -1 where there is none. */
const operatorIn = remembered((words: Script['words']) =>
  words.findIndex((word, index) => {
    if (index === 0 && OPENS_FILE.test(word)) return false;
    return OPERATOR.test(word) || endsCommand(word, index, words);
  }),
);

function endsCommand(word: string, index: number, { length }: readonly string[]): boolean {
  return /[^\\];$/.test(word) && index < length - 1;
}
