import { type Micros, micros } from '@kaconf/net';
import type { Word } from '../../4-tree/tree.ts';
import type { Leaf, Reading } from '../keyword.ts';
import { argument } from './words.ts';

/** With so many digits behind the point. */
export interface Fractional {
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  readonly unit: 's' | 'ms';
}

const IN_MICROS = { s: 1_000_000, ms: 1000 };

/** Seconds with a fraction. */
export function fractionalSeconds(min: number, max: number, decimals = 6): Leaf<Micros> {
  return fractional({ min, max, decimals, unit: 's' });
}

/** Milliseconds with a fraction, to the microsecond. */
export function fractionalMillis(min: number, max: number): Leaf<Micros> {
  return fractional({ min, max, decimals: 3, unit: 'ms' });
}

function fractional(limits: Fractional): Leaf<Micros> {
  return {
    form: `${limits.min}–${limits.max} ${limits.unit}`,
    read(statement, reading) {
      const word = argument(statement, reading);
      return word && readFractional(word, limits, reading);
    },
  };
}

export function readFractional(word: Word, limits: Fractional, reading: Reading): Micros | undefined {
  const { text } = word;
  if (text.startsWith('-')) return refuse(word, limits, `negative number '${text}'`, reading);
  if (!/^\d*(\.\d*)?$/.test(text)) return refuse(word, limits, `invalid number '${text}'`, reading);
  const unit = 10 ** limits.decimals;
  if ((text.split('.')[1]?.length ?? 0) > limits.decimals) tooPrecise(word, limits, reading);
  const units = Math.round(Number(`0${text}`) * unit);
  if (units > Number.MAX_SAFE_INTEGER) {
    return refuse(word, limits, `number '${text}' outside unsigned decimal range`, reading);
  }
  if (units < limits.min * unit || units > limits.max * unit) {
    return refuse(word, limits, outside(text, limits), reading);
  }
  return micros((units / unit) * IN_MICROS[limits.unit]);
}

function tooPrecise(word: Word, { decimals }: Fractional, reading: Reading): void {
  reading.object({
    message: `found '${word.text}', more than ${decimals} digits behind the point`,
    hint: 'it is rounded',
    word,
    keepalived: [`number '${word.text}' has too many decimal places`],
  });
}

function outside(text: string, { min, max, decimals }: Fractional): string {
  return `number '${text}' outside range [${min.toFixed(decimals)}, ${max.toFixed(decimals)}]`;
}

function refuse(word: Word, { min, max, unit }: Fractional, complaint: string, reading: Reading): undefined {
  const message = `found '${word.text}', allowed is ${min}–${max} ${unit === 's' ? 'seconds' : 'ms'}`;
  reading.object({ message, word, keepalived: [complaint] });
}
