import { type Micros, seconds } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { fractionalSeconds } from '../numbers/duration.ts';

const delay = fractionalSeconds(0.001, 4294.967295);
const LARGE = seconds(60);

/** The longest one holds. @param keyword keepalived's daemon remarks that it is large */
export function startupDelay(keyword?: string): Leaf<Micros> {
  return {
    form: delay.form,
    read(statement, reading, earlier = seconds(0)) {
      const value = delay.read(statement, reading);
      if (value === undefined || value <= earlier) return value && earlier;
      if (keyword !== undefined && value >= LARGE) {
        reading.object({
          message: `${value / 1e6} seconds are very long`,
          keepalived: [`The ${keyword} is very large - ${statement.words[1]?.text} seconds`],
          logged: true,
        });
      }
      return value;
    },
  };
}
