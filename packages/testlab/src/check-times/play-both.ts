import { fileURLToPath } from 'node:url';
import type { Millis } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { type Comparison, compare } from './compare.ts';
import { play, type Round } from './play.ts';

/** The file of all checkers. */
export const CHECKS = fileURLToPath(
  new URL('../../../../fixtures/check-times/checks.table', import.meta.url),
);

/** Both at the same time, each with servers of its own, for each case. @param duration after the first check, in milliseconds */
export async function playBoth(
  binaries: { readonly real: Binary; readonly ours: Binary },
  round: Round,
  duration: Millis,
): Promise<readonly Comparison[]> {
  const [real, ours] = await Promise.all([
    play(binaries.real, round, duration),
    play(binaries.ours, round, duration),
  ]);
  return round.cases.map((_, index) => compare(real[index] ?? [], ours[index] ?? [], duration));
}
