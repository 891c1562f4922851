/** By their numbers (RFC 5880 section 4.1). */
export const sessionStates = ['AdminDown', 'Down', 'Init', 'Up'] as const;

export type SessionState = (typeof sessionStates)[number];
