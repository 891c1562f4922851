/** What the daemon does on a signal, by the names that `--signum` knows, and the signal's number on Linux. */
export const signalFunctions = {
  STOP: 15,
  RELOAD: 1,
  /** SIGUSR1 */
  DATA: 10,
  /** SIGUSR2 */
  STATS: 12,
  /** SIGRTMAX - 1 */
  STATS_CLEAR: 63,
  /** SIGRTMIN + 2, as the C library counts */
  JSON: 36,
} as const;

const byName = new Map<string, number>(Object.entries(signalFunctions));

/** `undefined` for a name that is none. */
export function signalNumber(name: string): number | undefined {
  return byName.get(name);
}
