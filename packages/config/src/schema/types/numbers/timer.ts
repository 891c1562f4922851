import { fractionalSeconds, LONGEST } from './duration.ts';

// The times of the checkers.

export const timer = fractionalSeconds(0, LONGEST);
export const positiveTimer = fractionalSeconds(0.000001, LONGEST);
export const connectTimeout = fractionalSeconds(0.000001, 4294.967295);
