import { type Micros, micros } from '@kaconf/net';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { argument } from '../words/words.ts';
import { WARNING } from './number.ts';

/** With so many digits behind the point. */
export interface Fractional {
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  readonly unit: 's' | 'ms';
  /** keepalived takes nothing else of these, also when it runs. */
  readonly strict?: true;
}

const IN_MICROS = { s: 1_000_000, ms: 1000 };

/** Where keepalived sets no limit of its own: as many microseconds as 64 bits hold. */
export const LONGEST = 18_446_744_073_709;
const LONGEST_TEXT = '18446744073709.551614';

/** Seconds with a fraction. */
export function fractionalSeconds(min: number, max: number, decimals = 6): Leaf<Micros> {
  return fractional({ min, max, decimals, unit: 's' });
}

/** Milliseconds with a fraction, to the microsecond; nothing else, also when it runs. */
export function fractionalMillis(min: number, max: number): Leaf<Micros> {
  return fractional({ min, max, decimals: 3, unit: 'ms', strict: true });
}

function fractional(limits: Fractional): Leaf<Micros> {
  const { min, max, unit } = limits;
  return {
    form: max === LONGEST ? `${min}– ${unit}` : `${min}–${max} ${unit}`,
    takes: 1,
    read(statement, reading) {
      const word = argument(statement, reading);
      return word && readFractional(word, limits, reading);
    },
  };
}

export function readFractional(word: Word, limits: Fractional, reading: Reading): Micros | undefined {
  const { text } = word;
  if (text.startsWith('-')) return refuse(word, limits, `negative number '${text}'`, reading);
  const { units, isNumber } = toUnits(word, limits, reading);
  const unit = 10 ** limits.decimals;
  const value = micros((units / unit) * IN_MICROS[limits.unit]);
  const inRange = units >= limits.min * unit && units <= limits.max * unit;
  if (isNumber && units >= UNSIGNED_LONG) {
    return refuse(word, limits, `number '${text}' outside unsigned decimal range`, reading);
  }
  if (isNumber) return inRange ? value : refuse(word, limits, outside(text, limits), reading);
  refuse(word, limits, `invalid number '${text}'`, reading, inRange ? `${value} µs is used` : undefined);
  return inRange ? value : undefined;
}

/** The range of C's type. */
const UNSIGNED_LONG = 2 ** 64;

interface Units {
  readonly units: number;
  /** keepalived reads as far as there are digits, behind which it has appended zeros: `6s` is 6 units. */
  readonly isNumber: boolean;
}

function toUnits(word: Word, limits: Fractional, reading: Reading): Units {
  const { text } = word;
  const { decimals } = limits;
  const point = text.indexOf('.');
  const whole = point === -1 ? text : text.slice(0, point);
  const fraction = point === -1 ? '' : text.slice(point + 1);
  if (fraction.length > decimals) tooPrecise(word, limits, reading);
  const roundsUp = (fraction[decimals] ?? '') >= '5';
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, '0');
  const isNumber = /^\s*\+?\d*$/.test(digits);
  const number = isNumber ? digits : /^\s*\+?\d*/.exec(digits)?.[0];
  return { units: Number(number) + Number(roundsUp), isNumber };
}

function tooPrecise(word: Word, limits: Fractional, reading: Reading): void {
  reading.object({
    message: `found '${word.text}', more than ${limits.decimals} digits behind the point`,
    hint: 'it is rounded',
    word,
    keepalived: [minded(`number '${word.text}' has too many decimal places`, limits, reading)],
  });
}

function minded(complaint: string, { strict }: Fractional, { machine }: Reading): string {
  return machine.isToRun && strict !== true ? WARNING + complaint : complaint;
}

function outside(text: string, { min, max, decimals }: Fractional): string {
  const [least, most] = [min, max].map((limit) =>
    limit === LONGEST ? LONGEST_TEXT : limit.toFixed(decimals),
  );
  return `number '${text}' outside range [${least}, ${most}]`;
}

function refuse(
  word: Word,
  limits: Fractional,
  complaint: string,
  reading: Reading,
  hint?: string,
): undefined {
  const { min, max, unit } = limits;
  const noun = unit === 's' ? 'seconds' : 'ms';
  const allowed = max === LONGEST ? `${min} ${noun} or more` : `${min}–${max} ${noun}`;
  const message = `found '${word.text}', allowed is ${allowed}`;
  reading.object({
    message,
    ...(hint !== undefined && { hint }),
    word,
    keepalived: [minded(complaint, limits, reading)],
  });
}
