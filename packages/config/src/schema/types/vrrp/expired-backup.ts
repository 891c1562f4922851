import { STRICT, unsigned } from '../numbers/integer.ts';
import { optional } from '../words/words.ts';
import { OWNER } from './priority.ts';

/** The highest priority among the other routers; without one the highest that there is but the owner's. */
export const expiredBackup = optional(unsigned(1, OWNER - 1, STRICT), OWNER - 1);
