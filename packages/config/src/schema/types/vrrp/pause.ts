import type { Micros } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { fractionalSeconds } from '../numbers/duration.ts';

const LONGEST = 4294.967295;
const seconds = fractionalSeconds(0, LONGEST);

/** Between two announcements. keepalived wonders at a second or more. */
export const pause: Leaf<Micros> = {
  form: seconds.form,
  read(statement, reading) {
    const value = seconds.read(statement, reading);
    if (value === undefined || value < 1_000_000) return value;
    const [keyword, word] = statement.words;
    reading.object({
      message: `${word?.text} s between two announcements is long`,
      logged: true,
      keepalived: [`The ${keyword.text} is very large - ${word?.text} seconds`],
    });
    return value;
  },
};
