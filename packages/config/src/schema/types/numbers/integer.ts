import { type Micros, micros } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';
import { formatRange, type Range, readInteger, readUnsigned } from './number.ts';

export const UINT_MAX = 2 ** 32 - 1;
export const INT_MAX = 2 ** 31 - 1;
/** keepalived keeps times in microseconds in 32 bits: the longest is 4294 s. */
export const TIMER_MAX_SECONDS = 4294;

type Manner = Pick<Range, 'strict'>;

/** Where keepalived takes nothing but such numbers, also when it runs. */
export const STRICT = { strict: true } as const;

export function integer(min: number, max: number, manner: Manner = {}): Leaf<number> {
  return {
    form: formatRange({ min, max }),
    takes: 1,
    read(statement, reading) {
      const word = argument(statement, reading);
      return word && readInteger(word, { min, max, ...manner }, reading);
    },
  };
}

export function unsigned(min: number, max: number, manner: Manner = {}): Leaf<number> {
  return {
    form: formatRange({ min, max }),
    takes: 1,
    read(statement, reading) {
      const word = argument(statement, reading);
      return word && readUnsigned(word, { min, max, ...manner }, reading);
    },
  };
}

export function wholeSeconds(min: number, max: number, manner: Manner = {}): Leaf<Micros> {
  return {
    form: `${formatRange({ min, max })} s`,
    takes: 1,
    read(statement, reading) {
      const word = argument(statement, reading);
      const value = word && readUnsigned(word, { min, max, unit: 'seconds', ...manner }, reading);
      return value === undefined ? undefined : micros(value * 1_000_000);
    },
  };
}

export function wholeMicros(min: number, max: number): Leaf<Micros> {
  return {
    form: `${formatRange({ min, max })} µs`,
    takes: 1,
    read(statement, reading) {
      const word = argument(statement, reading);
      const value = word && readUnsigned(word, { min, max, unit: 'microseconds' }, reading);
      return value === undefined ? undefined : micros(value);
    },
  };
}

/** A count that keepalived raises to 1 when it is 0, with a complaint. */
export function atLeastOne<T extends number>(leaf: Leaf<T>, one: T, complaint: string): Leaf<T> {
  return {
    form: leaf.form,
    read(statement, reading) {
      const value = leaf.read(statement, reading);
      if (value !== 0) return value;
      reading.object({
        message: 'found 0, the least is 1',
        hint: '1 is used',
        keepalived: [complaint.replaceAll('{name}', reading.name)],
      });
      return one;
    },
  };
}
