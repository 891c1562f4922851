/**
 * For "did you mean …?": the candidate that one or a few slips of the fingers make of `word`, if any.
 * A third of its letters may be wrong, one in any case; capital or small does not matter; the first of equals wins.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  // Of a single letter one slip leaves nothing.
  if (word.length < 2) return;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  const small = word.toLowerCase();
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const slips = slipsBetween(small, candidate.toLowerCase(), least);
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
  const [a, b] = [word.slice(start, word.length - end), candidate.slice(start, candidate.length - end)];
  return distance(a, b, enough);
}

/** Of the table below. They are written over each time: there may be a million pairs of words. */
const rows: [number[], number[], number[]] = [[], [], []];

/**
 * Letters inserted, left out, replaced or swapped with their neighbour (optimal string alignment). A cell that is `enough`
 * columns from the diagonal is worth as much, and when all cells of a row are, no row below has a lesser one.
 */
function distance(a: string, b: string, enough: number): number {
  let [twoAbove, above, current] = rows;
  for (let column = 0; column <= b.length; column++) above[column] = column;
  for (let row = 1; row <= a.length; row++) {
    const first = Math.max(1, row - enough + 1);
    const last = Math.min(b.length, row + enough - 1);
    current[first - 1] = first === 1 ? row : enough;
    let least = at(current, first - 1);
    for (let column = first; column <= last; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let slips = at(above, column - 1) + (same ? 0 : 1);
      slips = Math.min(slips, at(above, column) + 1, at(current, column - 1) + 1);
      if (!same && isSwap(a, row, b, column)) slips = Math.min(slips, at(twoAbove, column - 2) + 1);
      current[column] = slips;
      if (slips < least) least = slips;
    }
    if (least >= enough) return enough;
    current[last + 1] = enough;
    [twoAbove, above, current] = [above, current, twoAbove];
  }
  return at(above, b.length);
}

function isSwap(a: string, row: number, b: string, column: number): boolean {
  if (row < 2 || column < 2) return false;
  return (
    a.charCodeAt(row - 1) === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
  );
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
