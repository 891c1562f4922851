import { splitCommand } from '../../../3-tokens/quotes.ts';
import { unescapeComment } from '../../../3-tokens/words.ts';
import type { Leaf } from '../../keyword.ts';
import { toUnsigned } from '../numbers/number.ts';

/** A Perl-compatible regular expression: quotes group, escapes are resolved before it sees them. */
export const regex: Leaf<string> = {
  form: '"PATTERN"',
  read(statement, reading) {
    const { words } = splitCommand(unescapeComment(statement.raw));
    if (words.length === 2) return words[1];
    reading.object({
      message: words.length < 2 ? "'regex' needs a pattern behind it" : 'a pattern with blanks needs quotes',
      keepalived: ['regex missing or too many fields'],
    });
    return;
  },
};

const OPTIONS = [
  'allow_empty_class',
  'alt_bsux',
  'auto_callout',
  'caseless',
  'dollar_endonly',
  'dotall',
  'dupnames',
  'extended',
  'firstline',
  'match_unset_backref',
  'multiline',
  'never_ucp',
  'never_utf',
  'no_auto_capture',
  'no_auto_possess',
  'no_dotstar_anchor',
  'no_start_optimize',
  'ucp',
  'ungreedy',
  'utf',
  'never_backslash_c',
  'alt_circumflex',
  'alt_verbnames',
  'use_offset_limit',
] as const;

export type RegexOption = (typeof OPTIONS)[number];

/** Of PCRE2; keepalived says nothing of those that it does not know. */
export const regexOptions: Leaf<readonly RegexOption[]> = {
  form: OPTIONS.join(' | '),
  read({ words }, reading, earlier = []) {
    const options = new Set(earlier);
    for (const word of words.slice(1)) {
      const option = OPTIONS.find((known) => known === word.text);
      if (option !== undefined) options.add(option);
      else reading.object({ message: `unknown option '${word.text}'`, hint: 'it is ignored', word });
    }
    return [...options];
  },
};

/** @param end as keepalived calls it: min, max */
export function regexOffset(end: string): Leaf<number> {
  return {
    form: 'OCTETS',
    read({ words: [keyword, word, extra] }, reading) {
      if (word === undefined || extra !== undefined) {
        const message = `'${keyword.text}' needs one number behind it`;
        const keepalived = [`Missing or too may options for regex_${end}_offset`];
        reading.object({ message, keepalived, logged: true });
        return;
      }
      const value = toUnsigned(word.text, { min: 0, max: Number.MAX_SAFE_INTEGER });
      if (typeof value === 'number') return value;
      const keepalived = [`Invalid regex_${end}_offset ${word.text} specified`];
      reading.object({ message: `'${word.text}' is no offset`, word, keepalived, logged: true });
      return;
    },
  };
}

/** Of the matcher, in octets. */
export interface RegexStack {
  readonly start: number;
  readonly max: number;
}

export const regexStack: Leaf<RegexStack> = {
  form: 'START MAX',
  read({ words: [, ...sizes] }, reading) {
    const object = (message: string, line: string) =>
      reading.object({ message, keepalived: [line], logged: true });
    if (sizes.length !== 2) {
      object("'regex_stack' needs two numbers behind it", 'regex_stack requires start and max values');
      return;
    }
    const [start, max] = sizes.map(({ text }) => toUnsigned(text, { min: 0, max: Number.MAX_SAFE_INTEGER }));
    if (typeof start !== 'number') object('the first is no number', 'regex_stack invalid start value');
    else if (typeof max !== 'number') object('the second is no number', 'regex_stack invalid max value');
    else if (start > max) object('it starts above its maximum', 'regex stack start cannot exceed max value');
    else return { start, max };
    return;
  },
};
