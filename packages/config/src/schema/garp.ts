import type { Micros } from '@kaconf/net';
import type { Leaf } from './keyword.ts';
import { atLeastOne, TIMER_MAX_SECONDS, UINT_MAX, unsigned, wholeSeconds } from './types/numbers/integer.ts';

// What the keywords on gratuitous ARPs take, in `global_defs` as in `vrrp_instance`.

export const garpDelay: Leaf<Micros> = wholeSeconds(0, TIMER_MAX_SECONDS);

export const garpRefresh: Leaf<Micros> = wholeSeconds(0, UINT_MAX);

/** @param subject how keepalived's complaint about 0 begins: `(VI_1): garp_master_repeat` */
export function garpRepeat(subject: string): Leaf<number> {
  return atLeastOne(unsigned(0, UINT_MAX), 1, `${subject} must be greater than 0, setting to 1`);
}
