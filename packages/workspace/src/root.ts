import { fileURLToPath } from 'node:url';

/** The checkout's own directory. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));
