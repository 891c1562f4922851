import type { FilePlan } from '../plan/plan.ts';

/** What a file makes of a real server. */
export interface FileFinding {
  readonly up: boolean;
  /** What it adds to the weight. */
  readonly weight: number;
}

const INT_MAX = 2_147_483_647;
const INT_MIN = -INT_MAX - 1;

/** @param status the number in the file; 0 when there is none */
export function findFile({ weight, reverse }: FilePlan, status: number): FileFinding {
  if (weight === 0) return { up: (status === 0) !== reverse, weight: 0 };
  const added = status * weight * (reverse ? -1 : 1);
  // A weight that cannot be any lower is a failure.
  return added <= INT_MIN ? { up: false, weight: 0 } : { up: true, weight: Math.min(added, INT_MAX) + 0 };
}
