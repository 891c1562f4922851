/**
 * For "did you mean …?": the candidate that one or a few slips of the fingers make of `word`, if any.
 * A third of its letters may be wrong, one in any case; capital or small does not matter; the first of equals wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  // Of a single letter one slip leaves nothing.
  if (word.length < 2) return;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const slips = slipsBetween(word.toLowerCase(), candidate.toLowerCase(), least);
    if (slips < least) {
      best = candidate;
      least = slips;
    }
  }
  return best;
}

/** It need not be right when it is `enough` or more. Names of a series are alike but for a few letters. */
function slipsBetween(word: string, candidate: string, enough: number): number {
  if (word === candidate) return 0;
  if (enough === 1) return 1;
  const shorter = Math.min(word.length, candidate.length);
  let start = 0;
  while (start < shorter && word[start] === candidate[start]) start++;
  let end = 0;
  while (end < shorter - start && word.at(-1 - end) === candidate.at(-1 - end)) end++;
  return distance(word.slice(start, word.length - end), candidate.slice(start, candidate.length - end));
}

/** Letters inserted, left out, replaced or swapped with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(above, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? at(twoAbove, column - 2) + 1
          : Number.POSITIVE_INFINITY;
      current.push(Math.min(at(above, column) + 1, at(current, column - 1) + 1, replaced, swapped));
    }
    twoAbove = above;
    above = current;
  }
  return at(above, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
