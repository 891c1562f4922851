import type { Header } from '../../keyword.ts';
import { argument } from './words.ts';

export interface Named {
  readonly name: string;
}

/**
 * The name on a block's opening line; the block is skipped without one.
 * @param complaint keepalived's when there is not exactly one word; without it, further words do not matter
 */
export function name(complaint?: string): Header<Named> {
  return {
    form: 'NAME',
    read(statement, reading) {
      const [keyword, word, extra] = statement.words;
      if (complaint === undefined) {
        const only = argument(statement, reading, 1, `'${keyword.text}' needs a name`);
        return only && { name: only.text };
      }
      if (word !== undefined && extra === undefined) return { name: word.text };
      reading.object({
        code: 'incomplete',
        message:
          word === undefined ? `'${keyword.text}' needs a name` : `'${extra?.text}' stands behind the name`,
        hint: 'the block is skipped',
        ...(extra && { word: extra }),
        keepalived: [complaint],
      });
      return;
    },
  };
}

/** A name behind a keyword that has another name now. */
export function deprecatedName(instead: string): Header<Named> {
  const header = name();
  return {
    form: header.form,
    read(statement, reading) {
      const [{ text: keyword }] = statement.words;
      reading.object({
        code: 'deprecated',
        message: `'${keyword}' is deprecated`,
        hint: `write ${instead}`,
        logged: true,
        keepalived: [`"${keyword}" is deprecated, please use "${instead}"`],
      });
      return header.read(statement, reading);
    },
  };
}
