import type { Micros } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { fractionalMillis } from '../numbers/duration.ts';

/** Of 32 bits in microseconds (RFC 5880 section 4.1), in whole milliseconds. */
const LONGEST = 4_294_967;
/** keepalived's opinion. */
const SENSIBLE = 10_000;

/** @param min in milliseconds */
export function bfdInterval(min: number): Leaf<Micros> {
  const interval = fractionalMillis(min, LONGEST);
  return {
    form: interval.form,
    read(statement, reading) {
      const value = interval.read(statement, reading);
      if (value === undefined || value <= SENSIBLE * 1000) return value;
      const [keyword, word] = statement.words;
      const line = `Configuration warning: BFD instance ${reading.name} ${keyword.text} value ${word?.text} is larger than max sensible (${SENSIBLE})`;
      const message = `${word?.text} ms is long: a failure is found only after several of them`;
      reading.object({ message, logged: true, keepalived: [line] });
      return value;
    },
  };
}
