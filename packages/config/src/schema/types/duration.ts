import { type Micros, micros } from '@kaconf/net';
import type { Word } from '../../4-tree/tree.ts';
import type { Leaf, Reading } from '../keyword.ts';
import { argument } from './words.ts';

/** In seconds, with so many digits behind the point. */
export interface Fractional {
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

/** Seconds with a fraction. */
export function fractionalSeconds(min: number, max: number, decimals = 6): Leaf<Micros> {
  return {
    form: `${min}–${max} s`,
    read(statement, reading) {
      const word = argument(statement, reading);
      return word && readFractional(word, { min, max, decimals }, reading);
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
  return micros((units / unit) * 1_000_000);
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

function refuse(word: Word, { min, max }: Fractional, complaint: string, reading: Reading): undefined {
  const message = `found '${word.text}', allowed is ${min}–${max} seconds`;
  reading.object({ message, word, keepalived: [complaint] });
}
