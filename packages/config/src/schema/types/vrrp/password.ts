import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';

/** The authentication data of RFC 2338 section 5.3.10. */
const MAX_OCTETS = 8;

export const password: Leaf<string> = {
  form: 'PASSWORD',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    const kept = cut(word.text);
    if (kept !== word.text) {
      reading.object({
        message: `auth_pass has more than ${MAX_OCTETS} octets, the others are not sent`,
        hint: 'passwords that differ only behind the eighth octet are the same',
        word,
        keepalived: [`Truncating auth_pass to ${MAX_OCTETS} characters`],
      });
    }
    return kept;
  },
};

/** The characters that fit into the octets in UTF-8. */
function cut(text: string): string {
  let octets = 0;
  let kept = '';
  for (const char of text) {
    octets += utf8Length(char.codePointAt(0) ?? 0);
    if (octets > MAX_OCTETS) break;
    kept += char;
  }
  return kept;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
