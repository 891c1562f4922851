import { fractionalSeconds } from './duration.ts';

/** The longest timer of the checkers that is still exact in microseconds; keepalived's own limit is beyond it. */
const LONGEST = Math.floor(Number.MAX_SAFE_INTEGER / 1e6);

export const timer = fractionalSeconds(0, LONGEST);
export const positiveTimer = fractionalSeconds(0.000001, LONGEST);
export const connectTimeout = fractionalSeconds(0.000001, 4294.967295);
