import type { Word } from '../../../4-tree/tree.ts';
import type { Objecting, Reading } from '../../keyword.ts';

/** The ranges of C's types: keepalived names another complaint beyond them. */
const INT = 2 ** 31;
const UNSIGNED = 2 ** 32;

export interface Range {
  readonly min: number;
  readonly max: number;
  /** In a message: `seconds`. */
  readonly unit?: string;
  /** keepalived takes nothing else of these, also when it runs. */
  readonly strict?: true;
}

/** Behind which keepalived says what it minds of a number when it runs. */
export const WARNING = 'WARNING - ';

export function formatRange({ min, max }: Range): string {
  return `${min}–${max}`;
}

/** The number, or keepalived's complaint. */
export function toInteger(text: string, range: Range): number | string {
  const value = parse(text);
  if (value === undefined) return `invalid number '${text}'`;
  if (value < -INT || value >= INT) return `number '${text}' outside integer range`;
  return inRange(value, range) ? value : outside(text, range);
}

/** The number, or keepalived's complaint. */
export function toUnsigned(text: string, range: Range): number | string {
  const value = parse(text);
  if (text.trimStart().startsWith('-')) return `negative number '${text}'`;
  if (value === undefined) return `invalid number '${text}'`;
  if (value >= UNSIGNED) return `number '${text}' outside unsigned integer range`;
  return inRange(value, range) ? value : outside(text, range);
}

/** A number of 64 bits, or keepalived's complaint. */
export function toUnsigned64(text: string): bigint | string {
  if (text.trimStart().startsWith('-')) return `negative number '${text}'`;
  if (!NUMBER.test(text)) return `invalid number '${text}'`;
  const value = BigInt(text.trim().replace('+', ''));
  return value < 2n ** 64n ? value : `number '${text}' outside unsigned 64 bit range`;
}

export function readInteger(word: Word, range: Range, reading: Reading): number | undefined {
  return accept(toInteger(word.text, range), word, { ...range, isSigned: true }, reading);
}

export function readUnsigned(word: Word, range: Range, reading: Reading): number | undefined {
  return accept(toUnsigned(word.text, range), word, range, reading);
}

/** A number that is none: what keepalived says of it, and what it makes of it. */
export interface Forgiven {
  readonly line: string;
  readonly value: number | undefined;
}

/** @param complaint of {@link toInteger}, which is signed, or {@link toUnsigned} */
export function forgive(
  text: string,
  complaint: string,
  { isSigned = false, ...range }: Range & { readonly isSigned?: boolean },
  { machine: { isToRun = false } = {} }: Pick<Objecting, 'machine'>,
): Forgiven {
  const isKnown = !isToRun || range.strict === true;
  if (isKnown || (isSigned && complaint === outside(text, range)))
    return { line: complaint, value: undefined };
  const [digits = 0] = /^[ \t\v\f\r]*[+-]?\d+/.exec(text) ?? [];
  const takes = complaint.startsWith('invalid') && inRange(Number(digits), range);
  return { line: WARNING + complaint, value: takes ? Number(digits) : undefined };
}

function accept(
  result: number | string,
  word: Word,
  range: Range & { readonly isSigned?: boolean },
  reading: Reading,
): number | undefined {
  if (typeof result === 'number') return result;
  const { line, value } = forgive(word.text, result, range, reading);
  reading.object({
    message: `found '${word.text}', allowed is ${formatRange(range)}${range.unit ? ` ${range.unit}` : ''}`,
    ...(value !== undefined && { hint: `${value} is used` }),
    word,
    keepalived: [line],
  });
  return value;
}

function parse(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

const NUMBER = /^[ \t\v\f\r]*([+-]?\d+)?$/;

function inRange(value: number, { min, max }: Range): boolean {
  return value >= min && value <= max;
}

function outside(text: string, { min, max }: Range): string {
  return `number '${text}' outside range [${min}, ${max}]`;
}
