import type { Counts } from './summary.ts';

/** What a check says to its shell; `failed` is for the check that could not be done. */
export const EXIT = { clean: 0, findings: 1, failed: 2 } as const;

/** @param strict whether warnings count as errors do. Notes never do. */
export function exitStatus(counts: Counts, strict: boolean): 0 | 1 {
  return counts.error > 0 || (strict && counts.warning > 0) ? EXIT.findings : EXIT.clean;
}
