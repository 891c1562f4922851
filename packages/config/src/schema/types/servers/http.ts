import type { Leaf } from '../../keyword.ts';
import { extend } from '../words/lists.ts';
import { argument } from '../words/words.ts';

/** Both ends belong to it. */
export interface StatusRange {
  readonly min: number;
  readonly max: number;
}

/** `200 300-304`. */
export const statusCodes: Leaf<readonly StatusRange[]> = {
  form: 'CODE | CODE-CODE …',
  read(statement, reading, earlier = []) {
    const ranges: StatusRange[] = [];
    for (const word of statement.words.slice(1)) {
      const range = parseRange(word.text);
      if (range !== undefined) ranges.push(range);
      else {
        reading.object({
          message: `found '${word.text}', allowed is 100–599 or a range of them`,
          word,
          keepalived: [`Invalid HTTP_GET status code '${word.text}'`],
        });
      }
    }
    return extend(earlier, ranges);
  },
};

function parseRange(text: string): StatusRange | undefined {
  const match = /^(\d{3})(?:-(\d{3}))?$/.exec(text);
  if (match === null) return;
  const min = Number(match[1]);
  const max = Number(match[2] ?? match[1]);
  return min >= 100 && max <= 599 && min <= max ? { min, max } : undefined;
}

/** An MD5 digest, as keepalived's genhash prints it. */
export const digest: Leaf<string> = {
  form: 'MD5',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    const { text } = word;
    if (/^[0-9a-f]{32}$/i.test(text)) return text.toLowerCase();
    const wrongDigit = Math.floor(text.search(/[^0-9a-f]/i) / 2) * 2;
    reading.object({
      message: `'${text}' is no MD5 digest of 32 hexadecimal digits`,
      word,
      keepalived: [
        text.length === 32
          ? `Unable to interpret hex digit in '${text.slice(0, wrongDigit + 2)}' at offset ${wrongDigit}/${wrongDigit + 1}`
          : `digest '${text}' character length should be 32 rather than ${text.length}`,
      ],
    });
    return;
  },
};

export type HttpProtocol = '1.0' | '1.0C' | '1.1';

export const httpProtocol: Leaf<HttpProtocol> = {
  form: '1.0 | 1.0C | 1.1',
  read({ words: [keyword, word] }, reading) {
    if (word === undefined) {
      const message = `'${keyword.text}' needs a value behind it`;
      reading.object({ code: 'missingValue', message, keepalived: ['Missing http_protocol version'] });
      return;
    }
    const { text } = word;
    if (text === '1.0' || text === '1.1' || text === '1.0C') return text;
    if (text === '1.0c') return '1.0C';
    const keepalived = [`Invalid http_protocol version ${text}`];
    reading.object({ message: `found '${text}', allowed is 1.0, 1.0C or 1.1`, word, keepalived });
    return;
  },
};

/** Without a name that of the virtual host is told. */
export interface SniName {
  readonly name: string | undefined;
}

export const sniName: Leaf<SniName> = {
  form: '[NAME]',
  read({ words: [, word] }, reading, earlier) {
    const before = earlier?.name;
    if (before === undefined) return { name: word?.text };
    const [line, used] =
      word === undefined
        ? [`sni_name already specified as ${before} - ignoring setting to default`, before]
        : [`Duplicate sni_name - overwriting ${before} with ${word.text}`, word.text];
    const message = `the name was '${before}' before`;
    reading.object({ code: 'repeated', message, hint: `'${used}' is used`, keepalived: [line] });
    return { name: used };
  },
};
