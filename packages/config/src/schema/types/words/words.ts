import { nearest } from '@kaconf/diagnostics';
import type { Statement, Word } from '../../../4-tree/tree.ts';
import type { Leaf, Objecting } from '../../keyword.ts';

/** The word behind the keyword; keepalived gives up on the whole file when there is none. */
export function argument(
  statement: Statement,
  reading: Objecting,
  index = 1,
  complaint?: string,
): Word | undefined {
  const word = statement.words[index];
  if (word === undefined) missing(statement, reading, index, complaint);
  return word;
}

function missing(statement: Statement, reading: Objecting, index: number, complaint?: string): void {
  const keyword = statement.words[0].text;
  const before = statement.words[index - 1]?.text ?? keyword;
  reading.object({
    message: complaint ?? `'${before}' needs a value behind it`,
    code: 'missingValue',
    stops: true,
    keepalived: [
      `*** Configuration line starting \`${keyword}\` is missing a parameter after keyword \`${before}\` at word position ${index + 1}`,
    ],
  });
}

/** Present or not: words behind it are ignored. */
export function flag(value = true): Leaf<boolean> {
  return { form: '', takes: 0, read: () => value };
}

const ON_OFF: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['on', true],
  ['yes', true],
  ['false', false],
  ['off', false],
  ['no', false],
]);

/** `on` when nothing follows. */
export const onOff: Leaf<boolean> = {
  form: '[on | off]',
  takes: 1,
  read(statement, reading) {
    const word = statement.words[1];
    if (word === undefined) return true;
    const value = ON_OFF.get(word.text);
    if (value === undefined) {
      reading.object({ message: `found '${word.text}', allowed is on, true, yes, off, false or no`, word });
    }
    return value;
  },
};

/** As `onOff`, but keepalived takes `off` for `on`, too. */
export const on: Leaf<boolean> = {
  form: '[on]',
  takes: 1,
  read(statement, reading) {
    const value = onOff.read(statement, reading);
    if (value === false) {
      const message = `'${statement.words[0].text}' cannot be turned off here: keepalived turns it on`;
      reading.object({ code: 'contradiction', message, hint: 'leave it out' });
    }
    return value === undefined ? undefined : true;
  },
};

/** With nothing behind it, not even more words; when there is not exactly one word, keepalived has one complaint only. */
export function alone<T>(leaf: Leaf<T>): Leaf<T> {
  return {
    form: leaf.form,
    read(statement, reading, earlier) {
      const [keyword, word, extra] = statement.words;
      if (word !== undefined && extra === undefined) return leaf.read(statement, reading, earlier);
      reading.object({
        code: word === undefined ? 'missingValue' : 'badValue',
        message: `'${keyword.text}' needs one value behind it`,
        ...(extra && { word: extra }),
      });
      return;
    },
  };
}

export function oneOf<const T extends string>(...allowed: readonly T[]): Leaf<T> {
  return {
    form: allowed.join(' | '),
    takes: 1,
    read(statement, reading) {
      const word = argument(statement, reading);
      if (word === undefined) return;
      const value = allowed.find((text) => text === word.text);
      if (value === undefined) {
        const message = `found '${word.text}', allowed is ${allowed.join(', ')}`;
        reading.object({ message, ...meant(word.text, allowed), word });
      }
      return value;
    },
  };
}

/** `did you mean 'rr'?`, as a hint, if it is likely. */
export function meant(word: string, allowed: Iterable<string>): { readonly hint?: string } {
  const guess = nearest(word, allowed);
  return guess === undefined ? {} : { hint: `did you mean '${guess}'?` };
}

/**
 * One word of any kind.
 * @param missing keepalived's complaint when there is none; without it keepalived gives up on the file
 */
export function text(missing?: string): Leaf<string> {
  return {
    form: 'TEXT',
    takes: 1,
    read(statement, reading) {
      const word = statement.words[1];
      if (word !== undefined || missing === undefined) return argument(statement, reading)?.text;
      reading.object({
        code: 'missingValue',
        message: `'${statement.words[0].text}' needs a value behind it`,
        keepalived: [missing],
      });
      return;
    },
  };
}

/** @param fallback what the keyword alone means */
export function optional<T>(leaf: Leaf<T>, fallback: NoInfer<T>): Leaf<T> {
  return {
    form: `[${leaf.form}]`,
    ...(leaf.takes !== undefined && { takes: leaf.takes }),
    read(statement, reading, earlier) {
      return statement.words.length > 1 ? leaf.read(statement, reading, earlier) : fallback;
    },
  };
}

/**
 * One word and no more.
 * @param complaint keepalived's when there is not exactly one; it says the same of an empty one if `filled`
 */
export function onlyText(complaint: string, filled = false): Leaf<string> {
  return {
    form: 'TEXT',
    read({ words: [keyword, word, extra] }, reading) {
      if (word !== undefined && extra === undefined && !(filled && word.text === '')) return word.text;
      reading.object({
        code: word === undefined ? 'missingValue' : 'badValue',
        message:
          extra === undefined
            ? `'${keyword.text}' needs a value behind it`
            : `'${extra.text}' stands behind the value`,
        ...(extra && { word: extra }),
        keepalived: [complaint],
      });
      return;
    },
  };
}

/** keepalived's texts: {name} is the block's, {value} the word that comes too late. */
interface FirstWording {
  readonly missing: string;
  readonly again: string;
}

/** One word; the first that is said stands. */
export function firstText({ missing, again }: FirstWording): Leaf<string> {
  const leaf = text(missing);
  return {
    form: leaf.form,
    read(statement, reading, earlier) {
      const value = leaf.read(statement, reading);
      if (value === undefined || earlier === undefined) return value;
      reading.object({
        code: 'repeated',
        message: `it was ${earlier} before`,
        hint: 'the first one stands',
        keepalived: [again.replace('{name}', () => reading.name).replace('{value}', () => value)],
      });
      return earlier;
    },
  };
}

/**
 * The last one holds, and keepalived minds that there was another.
 * @param complaint its words: {earlier} is the value before, {value} the second word
 */
export function lastOf(leaf: Leaf<string>, complaint: string): Leaf<string> {
  return {
    form: leaf.form,
    read(statement, reading, earlier) {
      const value = leaf.read(statement, reading);
      if (value === undefined || earlier === undefined) return value;
      const written = statement.words[1]?.text ?? '';
      reading.object({
        code: 'repeated',
        message: `'${statement.words[0].text}' was '${earlier}' before`,
        hint: `'${value}' is used`,
        keepalived: [complaint.replace('{earlier}', () => earlier).replace('{value}', () => written)],
      });
      return value;
    },
  };
}

/**
 * One word, of which the last one holds.
 * @param noun what keepalived calls it
 */
export function overwritten(noun: string, leaf = text()): Leaf<string> {
  return lastOf(leaf, `Duplicate ${noun} - overwriting {earlier} with {value}`);
}
