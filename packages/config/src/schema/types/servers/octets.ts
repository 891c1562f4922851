import type { Leaf } from '../../keyword.ts';

/** Octets in hexadecimal, with blanks between them or without; an octet may have one digit before a blank. */
const OCTETS = /^(?:[ \t]*[0-9a-f](?:[0-9a-f]|(?=$| )))+[ \t]*$/i;

/** The same with an x for any digit. */
const PATTERN = /^(?:[ \t]*[0-9a-fx](?:[0-9a-fx]|(?=$| )))+[ \t]*$/i;

/** `HEX…`: what UDP_CHECK sends. */
export const payload: Leaf<readonly number[]> = {
  form: 'HEX …',
  read({ words }, reading) {
    const text = words.slice(1).map((word) => word.text);
    if (text.length === 0) {
      const keepalived = ['UDP_CHECK payload requires a payload'];
      reading.object({ code: 'missingValue', message: "'payload' needs octets behind it", keepalived });
      return;
    }
    const joined = text.join(' ');
    if (OCTETS.test(joined)) return split(joined).map((octet) => Number.parseInt(octet, 16));
    const message = `'${joined}' are no octets in hexadecimal`;
    reading.object({ message, keepalived: ['Invalid hex string for UDP_CHECK payload'] });
    return;
  },
};

/** Octet by octet; where a bit of the mask is set, any bit will do. Without octets any answer will do. */
export interface Reply {
  readonly data: readonly number[];
  readonly mask: readonly number[];
}

/** `[HEX…]`, with an x for any digit: what UDP_CHECK wants to hear. */
export const reply: Leaf<Reply> = {
  form: '[HEX …]',
  read({ words }, reading) {
    const joined = words.slice(1).map(({ text }) => text);
    if (joined.length === 0) return { data: [], mask: [] };
    const text = joined.join(' ');
    if (!PATTERN.test(text)) {
      const message = `'${text}' are no octets in hexadecimal, with an x for any digit`;
      reading.object({ message, hint: 'any answer will do', keepalived: [INVALID_REPLY] });
      return { data: [], mask: [] };
    }
    const octets = split(text);
    return {
      data: octets.map((octet) => Number.parseInt(octet.replaceAll(/x/gi, '0'), 16)),
      mask: octets.map((octet) =>
        Number.parseInt(octet.replaceAll(/[^x]/gi, '0').replaceAll(/x/gi, 'f'), 16),
      ),
    };
  },
};

const INVALID_REPLY = 'Invalid hex string for UDP_CHECK reply';

function split(text: string): string[] {
  return text.match(/[0-9a-fx]{1,2}/gi) ?? [];
}
