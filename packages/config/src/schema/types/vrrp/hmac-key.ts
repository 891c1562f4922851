import type { Span } from '@kaconf/diagnostics';
import type { Word } from '../../../4-tree/tree.ts';
import { wordsSpan } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { toUnsigned } from '../numbers/number.ts';
import { extend } from '../words/lists.ts';

/** The limits of a key in octets. */
const MIN = 32;
const MAX = 64;
/** `hex:` with the digits of the longest key, and a little more; what is longer is no key. */
export const FILE_LIMIT = 139;

export interface HmacKey {
  /** 1–255, unique in its list. */
  readonly id: number;
  readonly secret:
    | { readonly type: 'octets'; readonly octets: readonly number[] }
    /** The file holds what would be written here. */
    | { readonly type: 'file'; readonly path: string };
  readonly span: Span;
}

/** `ID hex:DIGITS | file:PATH | TEXT`. */
export const hmacKeys: Leaf<readonly HmacKey[]> = {
  form: '1–255 (hex:DIGITS | file:PATH | TEXT)',
  read(statement, reading, earlier = []) {
    const { words } = statement;
    const [, number, value] = words;
    if (number === undefined || value === undefined) {
      const line = `(${reading.name}) auth_hmac key needs an id and a value`;
      reading.object({ code: 'missingValue', message: 'a key has a number and a value', keepalived: [line] });
      return;
    }
    const id = readId(number, reading);
    const secret = id === undefined ? undefined : readSecret(id, value, reading);
    if (id === undefined || secret === undefined) return;
    if (!earlier.some((key) => key.id === id)) {
      return extend(earlier, [{ id, secret, span: wordsSpan(statement) }]);
    }
    const line = `(${reading.name}) duplicate auth_hmac key id ${id}`;
    reading.object({ code: 'repeated', message: `there is a key ${id} already`, keepalived: [line] });
    return;
  },
};

function readId(word: Word, reading: Reading): number | undefined {
  const id = toUnsigned(word.text, { min: 1, max: 255 });
  if (typeof id === 'number') return id;
  const line = `(${reading.name}) auth_hmac key id '${word.text}' must be between 1 and 255`;
  reading.object({ message: `found '${word.text}', allowed is 1–255`, word, keepalived: [id, line] });
  return;
}

function readSecret(id: number, word: Word, reading: Reading): HmacKey['secret'] | undefined {
  if (word.text.startsWith('file:')) return readFile(id, word, reading);
  const octets = hmacOctets(word.text);
  if (fits(octets)) return { type: 'octets', octets };
  reading.object({ ...lengthProblem(id, octets, reading), word });
  return;
}

/** Where nobody knows the machine, it is taken for good. */
function readFile(id: number, word: Word, reading: Reading): HmacKey['secret'] | undefined {
  const path = word.text.slice('file:'.length);
  const { machine, name } = reading;
  if (!machine.secret) return { type: 'file', path };
  const line = (what: string) => `(${name}) auth_hmac key file '${path}' ${what}`;
  const file = machine.secret(path, FILE_LIMIT);
  if (file?.isOpenToOthers) {
    const message = `${path} holds a key, and others than its owner may read it`;
    const keepalived = [line('is readable by group or others')];
    reading.object({
      message,
      hint: `'chmod 600 ${path}' keeps it secret`,
      word,
      isInsecure: true,
      keepalived,
    });
  }
  const octets = hmacOctets(file?.text ?? '');
  if (fits(octets)) return { type: 'file', path };
  const problem = lengthProblem(id, octets, reading);
  if (file?.text !== undefined) reading.object({ ...problem, word });
  else {
    const what = file ? 'is too large' : 'cannot be opened';
    const message = `the key file ${path} ${what}`;
    reading.object({ message, word, keepalived: [line(what), ...problem.keepalived] });
  }
  return;
}

function fits({ length }: readonly number[]): boolean {
  return length >= MIN && length <= MAX;
}

function lengthProblem(id: number, { length }: readonly number[], { name }: Reading) {
  return {
    message: `key ${id} has ${length} octets, allowed are ${MIN} to ${MAX}`,
    keepalived: [`(${name}) auth_hmac key ${id} length ${length} not in range [${MIN}, ${MAX}]`],
  };
}

/** A text as it is, or digits behind `hex:`; empty when they are none. */
export function hmacOctets(text: string): readonly number[] {
  if (!text.startsWith('hex:')) return utf8(text);
  const digits = text.slice(4).trim();
  if (!/^[0-9a-f\s]*$/i.test(digits)) return [];
  const pairs = digits.split(/\s+/).flatMap((group) => group.match(/..?/g) ?? []);
  return pairs.map((pair) => Number.parseInt(pair, 16));
}

function utf8(text: string): readonly number[] {
  const octets = encodeURIComponent(text).match(/%..|./g) ?? [];
  return octets.map((octet) =>
    octet.length === 1 ? octet.charCodeAt(0) : Number.parseInt(octet.slice(1), 16),
  );
}
