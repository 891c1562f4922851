import { everywhere, spanOfWord } from '../../mentions.ts';
import { mindedLines } from '../../minded.ts';
import type { Rule } from '../../rule.ts';

/** No-break spaces, a byte order mark, blanks without a width, the blank of East Asian scripts. */
const BLANKS = ['\u00a0', '\u200b', '\u202f', '\u2060', '\u3000', '\ufeff'];
const INVISIBLE = new RegExp(`[${BLANKS.join('')}]`);

const wordsWithSome = everywhere(({ words }) => words.filter(({ text }) => INVISIBLE.test(text)));

export const invisibleBlank: Rule = {
  code: 'KL703',
  name: 'invisible-blank',
  severity: 'error',
  summary: 'blank that is none',
  *check(parsed) {
    const { texts, diagnostics } = parsed;
    if (![...texts.values()].some((text) => BLANKS.some((blank) => text.includes(blank)))) return;
    const isMinded = mindedLines(diagnostics);
    for (const word of wordsWithSome(parsed)) {
      const [character] = INVISIBLE.exec(word.text) ?? [];
      if (character === undefined || isMinded(word.origin)) continue;
      const code = character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
      yield {
        span: spanOfWord(word),
        message: `U+${code} looks like a blank or like nothing, and is a letter of this word to keepalived`,
        hint: 'write an ordinary blank, or nothing',
      };
    }
  },
};
