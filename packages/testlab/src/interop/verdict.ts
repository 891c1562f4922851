import type { Millis } from '../clock.ts';
import { type Cell, nameOf } from './cell.ts';
import type { Outcome } from './judge.ts';

export interface Played {
  readonly cell: Cell;
  readonly outcome: Outcome;
}

export interface Verdict {
  readonly name: string;
  readonly type: 'good' | 'late as from itself' | 'bad';
  readonly text: string;
}

/** How much later than the protocol's limit somebody took over. */
export function latenessOf({ outcome: { took, limit } }: Played): Millis | undefined {
  return took === undefined || limit === undefined ? undefined : took - limit;
}

/**
 * Who takes over has the tolerance. The real one may need longer: what follows the last word of ours is its own affair. It
 * may be as late as from itself, the tolerance added, and is named.
 * @param controls the same happenings without us, in the same run
 */
export function verdictOf(played: Played, controls: readonly Played[], tolerance: Millis): Verdict {
  const name = nameOf(played.cell);
  const { problems, by } = played.outcome;
  const late = latenessOf(played) ?? 0;
  if (problems.length > 0) return { name, type: 'bad', text: problems.join('; ').replaceAll('\n', ' ') };
  if (late <= tolerance) return { name, type: 'good', text: '✔' };
  const text = `${late.toFixed(1)} ms late`;
  const worst = Math.max(0, ...controls.map((control) => latenessOf(control) ?? 0));
  if (by === 'ours' || late > worst + tolerance) return { name, type: 'bad', text };
  return { name, type: 'late as from itself', text: `${text}, the real one's own` };
}
