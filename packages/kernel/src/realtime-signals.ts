/** The first and the last real-time signal, as the C library counts them: it keeps 32 and 33 for itself. */
export const SIGRTMIN = 34;
export const SIGRTMAX = 64;
