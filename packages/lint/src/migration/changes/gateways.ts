import type { Word } from '@kaconf/config';
import { replace } from '../../fixes.ts';
import { spanOfWord } from '../../mentions.ts';
import type { Change } from '../change.ts';

export const ROUTES = new Set(['virtual_routes', 'static_routes']);

export const gateways: Change = {
  since: '1.2.24',
  kind: 'renamed',
  severity: 'warning',
  *find(written) {
    for (const { statement, inside } of written) {
      if (!ROUTES.has(inside)) continue;
      for (const [index, word] of statement.words.entries()) {
        if (word.text !== 'gw' || !leadsSomewhere(statement.words[index + 1])) continue;
        const span = spanOfWord(word);
        const title = "write 'via'";
        yield { span, message: "'gw' is called 'via'", hint: title, fix: replace(title, span, 'via') };
      }
    }
  },
};

/** What is behind `dev` may have the same name. */
function leadsSomewhere(next: Word | undefined): boolean {
  return next !== undefined && /[.:]|^inet6?$/.test(next.text);
}
