import type { Word } from '../../../4-tree/tree.ts';
import type { Reading } from '../../keyword.ts';

/** The ranges of C's types: keepalived names another complaint beyond them. */
const INT = 2 ** 31;
const UNSIGNED = 2 ** 32;

export interface Range {
  readonly min: number;
  readonly max: number;
  /** In a message: `seconds`. */
  readonly unit?: string;
}

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
  return accept(toInteger(word.text, range), word, range, reading);
}

export function readUnsigned(word: Word, range: Range, reading: Reading): number | undefined {
  return accept(toUnsigned(word.text, range), word, range, reading);
}

function accept(result: number | string, word: Word, range: Range, reading: Reading): number | undefined {
  if (typeof result === 'number') return result;
  reading.object({
    message: `found '${word.text}', allowed is ${formatRange(range)}${range.unit ? ` ${range.unit}` : ''}`,
    word,
    keepalived: [result],
  });
  return;
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
